/** How `install.sh` finds out what it runs on. Everything here only looks. */

/**
 * - Rosetta: under translation `uname -m` says x86_64 on Apple silicon.
 *   @see https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment
 * - os-release: read line by line, never run.
 *   @see https://www.freedesktop.org/software/systemd/man/latest/os-release.html
 * - The fifth byte of an ELF file is 1 for 32 bits, 2 for 64.
 *   @see https://man7.org/linux/man-pages/man5/elf.5.html
 * - Under WSL nvidia-smi lies outside PATH.
 *   @see https://docs.nvidia.com/cuda/wsl-user-guide/
 * - The kernel names an AMD GPU by a number: 90010 is gfx90a, 110001 is gfx1101.
 *   @see https://docs.kernel.org/gpu/amdgpu/amdkfd.html and LLVM, AMDGPUArchByKFD.cpp
 */
export const DETECTION: string = `detect() {
  kernel=$(uname -s)
  case $kernel in
    Linux) detect_linux ;;
    Darwin) detect_mac ;;
    MINGW* | MSYS* | CYGWIN*)
      fail "$status_refused" "This is Windows: run install.ps1 in PowerShell instead$from_page." ;;
    *)
      fail "$status_refused" "There is no plan for $kernel, only for Linux, macOS and Windows$see_page." ;;
  esac
}

detect_mac() {
  machine=$(uname -m)
  if [ "$machine" = x86_64 ] && [ "$(sysctl -n hw.optional.arm64 2>/dev/null)" = 1 ]; then
    note 'This terminal runs under Rosetta; the plan is for the processor itself, Apple silicon.'
    machine=arm64
  fi
  set_arch
  best='' libc=''
  rows
  set_platform "$best" || refuse_arch
}

set_arch() {
  case $machine in
    x86_64 | amd64) arch=x86_64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) refuse_arch ;;
  esac
}

refuse_arch() {
  fail "$status_refused" "There is no plan for processors of the kind $machine, only for x86_64 and aarch64$see_page."
}

detect_linux() {
  machine=$(uname -m)
  set_arch
  bits=
  if [ -r "$root/bin/sh" ]; then
    bits=$(od -An -tu1 -j4 -N1 "$root/bin/sh" 2>/dev/null | tr -d ' ')
  fi
  if [ "$bits" = 1 ]; then
    fail "$status_refused" "This system has programs of 32 bits on a processor of 64; its models need a system of 64 bits."
  fi
  detect_libc
  detect_wsl
  read_release
  if [ "$os_id" = nixos ]; then
    fail "$status_refused" 'On NixOS wheels do not find the libraries that they are linked against; run this script in an environment that has them in the usual places, such as buildFHSEnv or a container.'
  fi
  pick_row
}

detect_libc() {
  libc=glibc
  glibc=
  version=$(ldd --version 2>&1 | head -n 1)
  case $version in
    *musl*) libc=musl ;;
    *' '[0-9]*.[0-9]*) glibc=\${version##* } ;;
  esac
}

detect_wsl() {
  wsl=no
  case $(uname -r) in
    *[Mm]icrosoft-standard* | *WSL2*) wsl=yes ;;
    *[Mm]icrosoft*) note 'This is WSL 1, which has no GPU; wsl --set-version changes it to 2.' ;;
  esac
}

read_release() {
  os_id='' os_like='' os_release='' os_codes='' os_name=''
  for file in "$root/etc/os-release" "$root/usr/lib/os-release"; do
    [ -r "$file" ] || continue
    while IFS='=' read -r key value || [ -n "$key" ]; do
      case $value in
        '"'*'"') value=\${value#'"'} value=\${value%'"'} ;;
        "'"*"'") value=\${value#"'"} value=\${value%"'"} ;;
      esac
      case $key in
        ID) os_id=$value ;;
        ID_LIKE) os_like="$os_like $value" ;;
        VERSION_ID) os_release=$value ;;
        PRETTY_NAME) os_name=$value ;;
        UBUNTU_CODENAME | DEBIAN_CODENAME | VERSION_CODENAME) os_codes="$os_codes $value" ;;
        PLATFORM_ID) case $value in platform:el*) os_like="rhel $os_like" ;; esac ;;
      esac
    done <"$file"
    break
  done
  [ -n "$os_name" ] || os_name=\${os_id:-unknown}
}

# The row that fits best: the very release, then a code name, then the distribution, then a relative.
pick_row() {
  best='' best_score=0 best_glibc=''
  rows
  if [ -z "$best" ]; then
    fail "$status_refused" "There is no plan for $os_name; --on names the system that is most like it$see_page."
  fi
  set_platform "$best" || return
  if [ "$best_score" -lt 4 ]; then
    note "$os_name is not in the catalog; the plan is for $platform_name, the nearest."
  fi
}

row() {
  id=$1 row_arch=$2 row_libc=$3 row_glibc=$4 row_release=$5
  shift 5
  if [ "$row_arch" != "$arch" ] || [ "$row_libc" != "$libc" ]; then return; fi
  score=0
  for name do
    for word in $os_like; do
      if [ "$word" = "$name" ] && [ "$score" -lt 1 ]; then score=1; fi
    done
    for word in $os_codes; do
      if [ "$word" = "$name" ] && [ "$score" -lt 3 ]; then score=3; fi
    done
    [ "$os_id" = "$name" ] || continue
    [ "$score" -ge 2 ] || score=2
    case $row_release/$os_release in
      -/* | "$os_release/$row_release" | "$row_release/$row_release".*) score=4 ;;
    esac
  done
  if [ "$score" = 0 ] || [ "$score" -lt "$best_score" ]; then return; fi
  if [ "$score" -gt "$best_score" ] || is_nearer "$row_glibc"; then
    best=$id best_score=$score best_glibc=$row_glibc
  fi
}

# Among equals: the newest that is not newer than this system, else the oldest.
is_nearer() {
  if [ -z "$glibc" ] || [ "$1" = - ]; then return 1; fi
  if reaches "$glibc" "$1"; then
    if reaches "$glibc" "$best_glibc"; then reaches "$1" "$best_glibc"; fi
  elif reaches "$glibc" "$best_glibc"; then
    return 1
  else
    reaches "$best_glibc" "$1"
  fi
}

mac_row() {
  if [ "$kernel" = Darwin ] && [ "$2" = "$arch" ]; then best=$1; fi
}

wsl_row() {
  if [ "$kernel" = Linux ] && [ "$wsl" = yes ] && [ "$best" = "$2" ]; then best=$1; fi
}

detect_gpu() {
  if [ "$kernel" = Darwin ]; then
    if [ "$arch" = aarch64 ]; then set_generic mps; else set_generic cpu; fi
    return
  fi
  detect_nvidia && return
  detect_amd && return
  set_generic cpu
}

detect_nvidia() {
  smi=
  for program in nvidia-smi "$root/usr/lib/wsl/lib/nvidia-smi"; do
    if [ -z "$smi" ] && has "$program"; then smi=$program; fi
  done
  answer=
  if [ -n "$smi" ]; then
    answer=$("$smi" --query-gpu=driver_version,compute_cap --format=csv,noheader 2>/dev/null </dev/null) ||
      answer=$("$smi" --query-gpu=driver_version --format=csv,noheader 2>/dev/null </dev/null) ||
      answer=
  fi
  first=$(printf '%s\\n' "$answer" | head -n 1 | tr -d ' \\r')
  capability=
  case $first in
    [0-9]*,[0-9]*) capability=\${first#*,} ;;
    [0-9]*) ;;
    *) first= ;;
  esac
  [ -n "$driver" ] || driver=\${first%%,*}
  if [ -z "$driver" ] && [ -r "$root/proc/driver/nvidia/version" ]; then
    driver=$(sed -n 's/^NVRM version:.* \\([0-9][0-9]*\\.[0-9.]*[0-9]\\) .*/\\1/p' "$root/proc/driver/nvidia/version")
  fi
  if [ -z "$driver" ]; then
    if pci_devices | grep -i nvidia >/dev/null; then
      note 'There is an NVIDIA GPU but no driver that answers, so the plan is for the CPU; install the driver first, or pass --gpu nvidia.'
    fi
    return 1
  fi
  set_generic cuda
  case $capability in
    [0-9].[0-9] | [0-9][0-9].[0-9])
      capability=\${capability%.*}\${capability#*.}
      nvidia_families
      ;;
  esac
  return 0
}

between() {
  if [ "$capability" -ge "$1" ] && [ "$capability" -le "$2" ]; then set_family "$3"; fi
}

detect_amd() {
  gfx=
  if has rocminfo; then
    gfx=$(rocminfo 2>/dev/null </dev/null | sed -n 's/^ *Name: *\\(gfx[0-9a-f]*\\).*/\\1/p' | head -n 1)
  fi
  for node in "$root"/sys/class/kfd/kfd/topology/nodes/*/properties; do
    if [ -n "$gfx" ] || [ ! -r "$node" ]; then continue; fi
    number=$(sed -n 's/^gfx_target_version \\([0-9]*\\).*/\\1/p' "$node")
    case $number in '' | 0) continue ;; esac
    gfx=$(printf 'gfx%d%d%x' $((number / 10000)) $((number / 100 % 100)) $((number % 100)))
  done
  if [ -z "$gfx" ]; then
    if pci_devices | grep -i -e 'Advanced Micro Devices' -e 'AMD/ATI' >/dev/null; then
      note 'There is an AMD GPU, but the kernel offers no computing on it, so the plan is for the CPU; --gpu amd plans for it all the same.'
    fi
    return 1
  fi
  amd_family "$gfx" && return
  note "The GPU calls itself $gfx, which is in no family of the catalog, so the plan is for the CPU; --gpu amd plans for it all the same."
  return 1
}

pci_devices() {
  if has lspci; then lspci 2>/dev/null </dev/null | grep -i -e VGA -e '3D controller' -e 'Display controller'; fi
}
`;
