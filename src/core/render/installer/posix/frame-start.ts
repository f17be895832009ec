/**
 * The beginning of `install.sh`: settings, options, messages, versions and quotes.
 *
 * All parts of the frame are the same for every card, and written for any POSIX shell: no `local`,
 * no arrays, no `set -e`, which shells differ in; every failure is handed on.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */

/** Shell functions; ends in a line feed. */
export const FRAME_START: string = `main() {
  # zsh reads words and traps as other shells do only when it is told to.
  if [ -n "\${ZSH_VERSION:-}" ]; then emulate sh; fi
  set -u
  unset CDPATH
  exec 3>&2
  constants
  if [ $# != "$given" ]; then fail "$status_usage" 'This script is cut short; download it again.'; fi
  settings
  read_options "$@"
  need_programs
  look_at_machine
  choose_plan
  if [ "$dry_run" = yes ]; then
    show_plan
    exit 0
  fi
  look_at_folder
  mode=ask
  each_step
  look_at_system
  trap on_exit EXIT
  trap 'on_signal 130' INT
  trap 'on_signal 143' TERM
  trap 'on_signal 129' HUP
  open_log
  install
}

settings() {
  dry_run=\${CARD_DRY_RUN:-no}
  yes=\${CARD_YES:-no}
  system=\${CARD_SYSTEM:-no}
  no_admin=\${CARD_NO_ADMIN:-no}
  tool=\${CARD_WITH:-}
  gpu=\${CARD_GPU:-auto}
  driver=\${CARD_DRIVER:-}
  on=\${CARD_ON:-}
  dir=\${CARD_DIR:-$card}
  root=\${CARD_ROOT:-}
  made='' log='' hidden=no signal=''
  bold='' plain=''
  if [ -t 2 ] && [ -z "\${NO_COLOR:-}" ] && [ "\${TERM:-dumb}" != dumb ]; then
    bold=$(printf '\\033[1m') plain=$(printf '\\033[0m')
  fi
  set_tools
}

read_options() {
  while [ $# -gt 0 ]; do
    option=$1
    case $option in
      --*=*)
        value=\${option#*=}
        option=\${option%%=*}
        shift
        set -- "$option" "$value" "$@"
        ;;
    esac
    case $option in
      --with | --gpu | --driver | --dir | --on | --variant | --feature)
        if [ $# -lt 2 ] || [ -z "$2" ]; then fail "$status_usage" "$option needs a value; see --help."; fi
        ;;
    esac
    case $option in
      --dry-run) dry_run=yes ;;
      --yes) yes=yes ;;
      --system) system=yes ;;
      --no-admin) no_admin=yes ;;
      --feature)
        fail "$status_usage" "This script does not know plans with $option; the page makes them$from_page." ;;
      --variant)
        if [ "$2" != "$variant" ]; then
          fail "$status_usage" "This script installs \${variant:-the one variant that there is}; the page has plans for the others$from_page."
        fi
        shift
        ;;
      --with) tool=$2 && shift ;;
      --gpu) gpu=$2 && shift ;;
      --driver) driver=$2 && shift ;;
      --dir) dir=$2 && shift ;;
      --on) on=$2 && shift ;;
      -h | --help)
        usage
        exit 0
        ;;
      --version)
        printf '%s\\n' "$card, installer version $installer_version"
        exit 0
        ;;
      *) fail "$status_usage" "$option is no option of this script; see --help." ;;
    esac
    shift
  done
  for switch in "$dry_run" "$yes" "$system" "$no_admin"; do
    case $switch in
      yes | no) ;;
      *) fail "$status_usage" "CARD_DRY_RUN, CARD_YES, CARD_SYSTEM and CARD_NO_ADMIN are yes or no, not $switch." ;;
    esac
  done
  case $driver in
    *[!0-9.]* | .* | *.) fail "$status_usage" "$driver is no driver version; nvidia-smi shows it, for example 580.65.06." ;;
  esac
  case $tool in
    '') ;;
    *[!a-z]*) fail "$status_usage" "There is no tool $tool; there are $tools." ;;
    *)
      case " $tools " in
        *" $tool "*) ;;
        *) fail "$status_usage" "There is no tool $tool for this model; there are $tools." ;;
      esac
      ;;
  esac
  if [ "$no_admin" = yes ]; then
    if [ "$system" = yes ]; then fail "$status_usage" '--no-admin and --system exclude each other.'; fi
    if [ -n "$tool" ]; then
      fail "$status_usage" "With --no-admin this script chooses the tool itself; the page makes plans with others$from_page."
    fi
    tools=no-admin
  fi
}

# Every POSIX system has these; a PATH may lead past them.
need_programs() {
  for program in uname id cat grep sed head tail tr mkdir rm; do
    if ! has "$program"; then
      fail "$status_tool" "There is no $program on PATH, which this script needs."
    fi
  done
}

note() {
  printf '%s\\n' "$1" >&3
}

tell() {
  printf '%s\\n' "$bold$1$plain" >&3
}

fail() {
  printf '%s\\n' "$card: $2" >&3
  exit "$1"
}

has() {
  case $1 in
    curl | sudo) on_path "$1" ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

# Looked for on PATH alone, as functions of these names stand before them.
on_path() {
  (unset -f "$1" && command -v "$1") >/dev/null 2>&1
}

has_terminal() {
  (: </dev/tty) 2>/dev/null
}

# Whether the version in the first argument is the second or newer.
reaches() {
  left=$1. right=$2.
  while [ -n "$right" ]; do
    mine=\${left%%.*} floor=\${right%%.*}
    while :; do case $mine in 0?*) mine=\${mine#0} ;; *) break ;; esac; done
    while :; do case $floor in 0?*) floor=\${floor#0} ;; *) break ;; esac; done
    if [ "\${mine:-0}" -gt "\${floor:-0}" ]; then return 0; fi
    if [ "\${mine:-0}" -lt "\${floor:-0}" ]; then return 1; fi
    left=\${left#*.} right=\${right#*.}
  done
}

# A word of a command line: as it is where that is safe, else in quotes.
quote() {
  case $1 in
    '' | *[!A-Za-z0-9_./:-]*) ;;
    *)
      printf '%s' "$1"
      return
      ;;
  esac
  printf '%s\\n' "$1" | sed -e "s/'/'\\\\\\\\''/g" -e "1s/^/'/" -e '$'"s/$/'/"
}
`;
