/**
 * Names that typo-like names are compared with: the packages that model cards commonly need, and
 * real packages whose names are near those, so that none is taken for a trap.
 */
export const WELL_KNOWN_PACKAGES: ReadonlySet<string> = new Set(
  `accelerate aiohttp albumentations anndata anyio asteroid audiocraft autogluon beautifulsoup4 biopython
  bitsandbytes boltz catboost cellpose certifi chai-lab chex click clip cloudpickle compel controlnet-aux
  cupy cython dask datasets deepspeed detectron2 diffusers docling dgl easyocr einops esm faiss-cpu faiss-gpu
  fairseq fairscale fastai fastapi faster-whisper filelock flash-attn flask flax fsspec ftfy gdown gensim
  gradio h5py haiku httpx huggingface-hub hydra-core imageio insightface ipykernel ipython jax jaxlib jiwer
  joblib jupyter keras kornia langchain librosa lightgbm lightning llama-cpp-python llvmlite loguru lxml
  matplotlib mlflow mmcv mmdet mmengine monai more-itertools mujoco nemo-toolkit networkx nibabel nltk nnunetv2
  numba numexpr numpy omegaconf onnx onnxruntime onnxruntime-gpu open-clip-torch openai openai-whisper
  opencv-contrib-python opencv-contrib-python-headless opencv-python opencv-python-headless openmim openmm
  optax optuna orbax packaging paddleocr paddlepaddle paddlepaddle-gpu pandas peft phonemizer pillow pip
  piper-tts plotly pooch protobuf psutil pyannote-audio pyarrow pycocotools pydantic pydicom pydub pymupdf
  pypdf pypdf2 pytest pytorch-lightning pyyaml ray rdkit regex requests rich rioxarray safetensors sam2 scanpy
  scapy scikit-image scikit-learn scipy seaborn segment-anything sentence-transformers sentencepiece setuptools
  shapely simpleitk soundfile soxr spacy spacy-lookups-data speechbrain statsmodels stanza streamlit surya-ocr
  sympy tabpfn tensorboard tensorboardx tensorflow tensorflow-cpu tensorflow-hub tensorflow-metal tiktoken timm
  tokenizers torch torch-geometric torchaudio torchcodec torchdata torchmetrics torchtext torchvision totalsegmentator tqdm
  transformers triton trimesh trl typer ultralytics unstructured urllib3 vllm wandb wheel whisperx xarray
  xformers xgboost yolov5 zarr gluonts chronos-forecasting timesfm torchsde torchdiffeq torchtune torchrl tensorflow-text
  keras-core keras-hub keras-nlp jaxtyping pytorch3d pyro-ppl cellxgene scvi-tools squidpy httpcore`.split(
    /\s+/,
  ),
);
