/** How `install.sh` runs the steps, and leaves nothing half-made. */
import { quotePosix } from '../../../quote/posix.ts';
import { MARKER, NETWORK_WORDS, SPACE_WORDS } from '../wording.ts';

/** Shell functions; ends in a line feed. */
export const FRAME_RUN: string = `open_log() {
  umask 022
  for place in "\${TMPDIR:-/tmp}" "$parent"; do
    log=$place/cardstock-$card-$$.log
    if (umask 077 && set -C && : >"$log") 2>/dev/null; then
      note "What the programs say goes to $log"
      return
    fi
  done
  log=
  fail "$status_write" "Neither \${TMPDIR:-/tmp} nor $parent can be written, so there is no place for the log."
}

install() {
  count=0
  for number in $steps; do : $((count += 1)); done
  at=0
  for number in $steps; do
    : $((at += 1))
    step_kind
    if is_done; then continue; fi
    tell "[$at/$count] $title"
    case $kind in
      system | optional) run_step ;;
      folder)
        if [ "$no_admin" = no ]; then other_tools=', or choose another tool: --with'; fi
        mode=python
        each_step
        make_folder
        ;;
      *)
        case $kind in open) mark installed ;; esac
        run_step
        ;;
    esac
  done
  mark installed
  made=
  tell "$card is installed in $dir."
  show_check
}

make_folder() {
  if [ "$left_over" = yes ]; then
    note "$dir is left over from an installation that was interrupted; it is made anew."
    rm -rf -- "$dir" || fail "$status_write" "$dir is left over from an interrupted installation and cannot be deleted."
  fi
  if ! trouble=$(mkdir -- "$dir" 2>&1); then
    case $trouble in
      *${quotePosix(SPACE_WORDS[0] ?? '')}*) fail "$status_space" "There is no space left for $dir." ;;
      *) fail "$status_write" "$dir cannot be made: \${trouble##*: }." ;;
    esac
  fi
  made=$dir
  cd "$dir" || fail "$status_write" "$dir cannot be entered."
  mark unfinished
}

# Says whose folder this is and how far it got, and how to check it later.
mark() {
  {
    printf '%s\\n' "card $card" "state $1" "process $$" "installer $installer_version"
    printf '%s\\n' "check cd $(quote "$dir")"
    mark_checks
  } 2>/dev/null >"$dir/${MARKER}" || fail "$status_space" "Nothing can be written into $dir; is the disk full?"
}

mark_checks() {
  mode=check
  each_step | sed 's/^/check /'
}

run_step() {
  mode=run result=0
  if [ "$kind" = open ]; then
    "step_$number" </dev/null
  else
    "step_$number" </dev/null >>"$log" 2>&1
  fi
  if [ "$result" != 0 ]; then step_failed; fi
}

step_failed() {
  case $result in
    130 | 258) on_signal 130 ;;
  esac
  if [ "$kind" = optional ]; then
    note "The step $title failed; $log says more. The model itself works without, so the rest goes on."
    return
  fi
  tail -n 100 "$log" >&3 2>/dev/null || :
  why='' ended=$status_step
  if tail -n 200 "$log" | grep -i ${grep(SPACE_WORDS)} >/dev/null; then
    why='No space is left' ended=$status_space
  elif tail -n 200 "$log" | grep -i ${grep(NETWORK_WORDS)} >/dev/null; then
    why='The network did not answer' ended=$status_network
  fi
  # What is installed stays, whatever kept it from being checked.
  if [ "$kind" = proof ]; then
    mark unproved
    made=
    fail "$status_proof" "$card is installed in $dir, but its check failed\${why:+: $why}; $log says more."
  fi
  fail "$ended" "\${why:+$why: }The step $title failed; $log says more."
}

on_signal() {
  signal=$1
  exit "$1"
}

# Whatever happened, a folder that is not finished goes.
on_exit() {
  ended=$?
  trap - EXIT INT TERM HUP
  if [ -n "$signal" ]; then ended=$signal; fi
  if [ -n "$made" ]; then
    cd / || :
    if ! rm -rf -- "$made"; then note "$card: $made could not be deleted."; fi
  fi
  if [ -n "$signal" ]; then note "$card: Interrupted\${made:+, so $made was deleted}; nothing is half-made."; fi
  exit "$ended"
}

# Administrators need no sudo. Stands before the program of the same name.
sudo() {
  if [ "$is_root" = yes ]; then "$@"; else command sudo "$@"; fi
}

# Without curl, wget with the same file and address. Stands before the program of the same name.
curl() {
  if on_path curl; then
    command curl "$@"
    return
  fi
  before='' file='' address=''
  for word do
    if [ "$before" = -o ]; then file=$word; fi
    before=$word address=$word
  done
  case $file in */*) mkdir -p -- "\${file%/*}" || return ;; esac
  wget --https-only -O "$file" "$address"
}

by_hand() {
  if [ "$mode" = show ]; then
    printf '%s\\n' "printf '%s\\\\n' $(quote "By hand: $1")\${2:+ $(quote "See $2")}"
    return
  fi
  if [ "$mode" != run ] || [ "$result" != 0 ]; then return; fi
  note "By hand: $1"
  if [ $# -gt 1 ]; then note "See $2"; fi
  if [ "$yes" = no ] && has_terminal; then
    printf 'Press Enter when that is done. ' >/dev/tty
    read -r answer </dev/tty || :
  fi
}
`;

/** Options of grep for any of these words. */
function grep(words: readonly string[]): string {
  return words.map((word) => `-e ${quotePosix(word)}`).join(' ');
}
