/** How a framework says what it was built for, and how to compute a little on a device. */

export interface Device {
  /** Expressions by kind of compute; `installed` holds the names of all distributions. */
  readonly builtFor: Readonly<Record<string, string>>;
  /** Statements by kind of compute that fail when the device does not compute. */
  readonly computes: Readonly<Record<string, string>>;
}

const TORCH = (device: string): string =>
  `assert (torch.ones(8, device='${device}') * 2).sum().item() == 16`;

const JAX = (platform: string): string =>
  `assert float(jax.device_put(jax.numpy.ones(8), jax.devices('${platform}')[0]).sum()) == 8`;

const TENSORFLOW = (device: string): string =>
  [
    `with tensorflow.device('${device}:0'):`,
    '    total = tensorflow.reduce_sum(tensorflow.ones([8]))',
    `assert float(total) == 8 and '${device}' in total.device`,
  ].join('\n');

const PADDLE = (device: string): string =>
  `paddle.set_device('${device}'); assert float(paddle.ones([8]).sum()) == 8`;

/**
 * A model of one node, y = -x, in ONNX's own encoding: a session says which provider it really got,
 * while the list of available ones holds those whose libraries are missing.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
const NEGATE =
  '08083a320a0b0a017812017922034e65671201675a0f0a0178120a0a08080112040a02080162' +
  '0f0a0179120a0a08080112040a0208014202100d';

const ONNXRUNTIME = (provider: string): string =>
  [
    `session = onnxruntime.InferenceSession(bytes.fromhex('${NEGATE}'), providers=['${provider}'])`,
    `assert session.get_providers()[0] == '${provider}', 'it fell back to the processor'`,
    'import numpy',
    "assert session.run(None, {'x': numpy.ones(1, 'float32')})[0][0] == -1",
  ].join('\n');

/**
 * By file name of `catalog/frameworks`; one that is not here is asked only whether it sees the
 * device.
 * @see https://docs.pytorch.org/docs/stable/torch.compiler_api.html
 */
export const DEVICES: Readonly<Record<string, Device>> = {
  torch: {
    builtFor: {
      cuda: 'torch.version.cuda',
      rocm: "getattr(torch.version, 'hip', None)",
      xpu: "getattr(torch.version, 'xpu', None)",
      mps: 'torch.backends.mps.is_built()',
    },
    computes: {
      cpu: TORCH('cpu'),
      cuda: TORCH('cuda'),
      rocm: TORCH('cuda'),
      mps: TORCH('mps'),
      xpu: TORCH('xpu'),
    },
  },
  jax: {
    builtFor: {
      cuda: "any(name.startswith('jax-cuda') for name in installed)",
      rocm: "any(name.startswith('jax-rocm') for name in installed)",
    },
    computes: { cpu: JAX('cpu'), cuda: JAX('gpu'), rocm: JAX('gpu') },
  },
  tensorflow: {
    builtFor: { cuda: "any(name.startswith('nvidia-cudnn') for name in installed)" },
    computes: { cpu: TENSORFLOW('CPU'), cuda: TENSORFLOW('GPU') },
  },
  onnxruntime: {
    builtFor: { cuda: "'onnxruntime-gpu' in installed" },
    computes: {
      cpu: ONNXRUNTIME('CPUExecutionProvider'),
      cuda: `getattr(onnxruntime, 'preload_dlls', bool)()\n${ONNXRUNTIME('CUDAExecutionProvider')}`,
    },
  },
  paddle: {
    builtFor: { cuda: "'paddlepaddle-gpu' in installed" },
    computes: { cpu: PADDLE('cpu'), cuda: PADDLE('gpu') },
  },
  ctranslate2: {
    builtFor: { cuda: 'ctranslate2.get_cuda_device_count() > 0' },
    computes: {},
  },
};
