/** What `install.sh` looks at before it changes anything: folder, variables, packages, Python. */
import { MARKER } from '../wording.ts';

/** Shell functions; ends in a line feed. */
export const FRAME_CHECKS: string = `each_step() {
  for each in $steps; do
    "step_$each"
  done
}

# What a step is, and the beginning of every step.
step() {
  kind=$1 title=$2
}

# In the order of the plan, as they would be typed; administrators need no sudo.
show_plan() {
  set_root
  look_for_packages
  between=no
  for number in $steps; do
    step_kind
    if is_done; then continue; fi
    if [ "$between" = yes ]; then printf '\\n'; fi
    show_step
    between=yes
  done
}

step_kind() {
  mode=name
  "step_$number"
}

# Whether the system has what this step would install.
is_done() {
  case $kind in
    system) [ -z "$lacking" ] ;;
    optional) [ -z "$spare" ] ;;
    *) return 1 ;;
  esac
}

show_step() {
  mode=show
  if [ "$kind" = folder ]; then
    target=$dir
    case $target in -*) target=./$target ;; esac
    target=$(quote "$target")
    line "mkdir -p $target"
    line "cd $target"
  else
    "step_$number"
  fi
}

# One command. What is run is the very text that is shown; after a failure nothing more is run.
line() {
  case $mode-$kind in
    show-* | check-proof)
      text=$1
      if [ "$is_root" = yes ]; then text=\${text#sudo }; fi
      printf '%s\\n' "$text"
      ;;
    run-*)
      if [ "$result" = 0 ]; then
        eval "$1"
        result=$?
      fi
      ;;
  esac
}

# A variable that the user fills in; when the steps run it is set already.
asked() {
  if [ "$mode" = show ]; then printf '%s\\n' "export $1='replace-me'"; fi
}

set_root() {
  is_root=no
  if [ "$(id -u)" = 0 ]; then is_root=yes; fi
}

# An existing folder is left alone unless it is this card's own.
look_at_folder() {
  case $dir in
    /*) ;;
    *) dir=$PWD/$dir ;;
  esac
  while :; do case $dir in ?*/) dir=\${dir%/} ;; *) break ;; esac; done
  parent=\${dir%/*}
  if [ ! -d "\${parent:-/}" ]; then
    fail "$status_folder" "There is no folder \${parent:-/} to put $dir into; make it first."
  fi
  left_over=no
  if [ -e "$dir" ] || [ -L "$dir" ]; then read_marker; fi
}

read_marker() {
  mark_card='' mark_state='' mark_process=''
  if [ -d "$dir" ] && [ ! -L "$dir" ] && [ -f "$dir/${MARKER}" ]; then
    while read -r key value || [ -n "$key" ]; do
      case $key in
        card) mark_card=$value ;;
        state) mark_state=$value ;;
        process) mark_process=$value ;;
      esac
    done <"$dir/${MARKER}"
  fi
  if [ "$mark_card" != "$card" ]; then
    fail "$status_folder" "There is a $dir already, and it is not from this script; move it away, or name another folder with --dir."
  fi
  case $mark_state in
    installed)
      tell "$card is installed in $dir already."
      show_check
      exit 0
      ;;
    unproved)
      show_check
      fail "$status_proof" "$card is installed in $dir, but its check failed; delete the folder to begin anew."
      ;;
  esac
  case $mark_process in
    '' | *[!0-9]*) ;;
    *)
      if kill -0 "$mark_process" 2>/dev/null; then
        fail "$status_folder" "Process $mark_process is installing into $dir; if that is something else, delete the folder."
      fi
      ;;
  esac
  left_over=yes
}

show_check() {
  if [ -n "$(sed -n 's/^check //p' "$dir/${MARKER}")" ]; then
    note 'To check it:'
    sed -n 's/^check /  /p' "$dir/${MARKER}" >&3
  fi
}

# Asked before anything is changed; what is typed in secret is shown nowhere.
ask() {
  answer=$4
  if [ "$mode" != ask ]; then return 1; fi
  if [ -n "$answer" ]; then return; fi
  if has_terminal; then
    hint=
    if [ "$3" = optional ]; then hint=' (Enter to go on without it)'; fi
    printf '%s: ' "Value for $1$hint" >/dev/tty
    if [ "$2" = secret ]; then
      hidden=yes
      trap 'stty echo </dev/tty; exit 130' INT TERM HUP
      stty -echo </dev/tty
    fi
    read -r answer </dev/tty || answer=
    if [ "$hidden" = yes ]; then
      stty echo </dev/tty
      printf '\\n' >/dev/tty
      trap - INT TERM HUP
      hidden=no
    fi
  fi
  if [ -z "$answer" ]; then
    if [ "$3" = optional ]; then
      note "$1 is not set, so what needs it may fail."
      return 1
    fi
    fail "$status_usage" "Set $1 in the environment before you run this script."
  fi
}

look_for_packages() {
  lacking='' spare='' manager='' mode=look
  each_step
}

look_for() {
  if [ "$mode" != look ]; then return; fi
  manager=$1
  shift
  for name do
    if ! has_package "$manager" "$name"; then lack "$name"; fi
  done
}

# A program that is there already does, wherever it came from.
look_for_programs() {
  if [ "$mode" != look ]; then return; fi
  manager=$1
  shift
  for name do
    if has "$name"; then continue; fi
    if [ "$name" = curl ] && has wget; then continue; fi
    if ! has_package "$manager" "$name"; then lack "$name"; fi
  done
}

lack() {
  case $kind in
    optional) spare="$spare\${spare:+ }$1" ;;
    *) lacking="$lacking\${lacking:+ }$1" ;;
  esac
}

# System packages: what is there is left alone, what is not needs consent.
look_at_system() {
  set_root
  look_for_packages
  if [ -z "$lacking$spare" ]; then return; fi
  if [ -n "$spare" ] && [ "$system" = no ]; then do_without '--system installs them as well.'; fi
  set_program "$manager"
  if ! has "$program"; then
    if [ -z "$lacking" ]; then
      do_without "There is no $program to install them."
      return
    fi
    fail "$status_tool" "These packages are needed: $lacking; but there is no $program to install them."
  fi
  if [ -n "$lacking" ] && [ "$system" = no ]; then
    show_system >&3
    fail "$status_consent" "These packages are missing: $lacking; run the lines above, or run this script again with --system, which may change the system."
  fi
  if [ "$is_root" = no ] && show_system | grep '^sudo ' >/dev/null && ! has sudo; then
    if [ -z "$lacking" ]; then
      do_without 'There is no sudo to install them with.'
      return
    fi
    fail "$status_tool" 'There is no sudo here; run the system part as an administrator.'
  fi
}

# Optional packages that are not there are told of and left alone.
do_without() {
  if [ -z "$spare" ]; then return; fi
  note "Optional, and not here: $spare. The model itself works without. $1"
  spare=
}

show_system() {
  for number in $steps; do
    step_kind
    case $kind in
      system | optional) is_done || show_step ;;
    esac
  done
}

need_python() {
  if [ "$mode" != python ]; then return; fi
  wanted=$1
  shift
  if ! has "$1"; then
    fail "$status_python" "There is no $1 here, from which the environment is made$other_tools."
  fi
  version=$("$@" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null </dev/null) || version=unknown
  if [ "$wanted" != any ] && [ "$version" != "$wanted" ]; then
    fail "$status_python" "$1 is Python $version here, and the plan needs $wanted$other_tools."
  fi
  if ! "$@" -c 'import ensurepip, venv' >/dev/null 2>&1 </dev/null; then
    fail "$status_python" "$1 has no venv module, from which the environment is made; on Debian and Ubuntu it is in the package python3-venv$other_tools."
  fi
}
`;
