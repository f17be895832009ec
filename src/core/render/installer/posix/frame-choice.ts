/** How `install.sh` gets from the machine to a plan, or says why there is none. */

/** Shell functions; ends in a line feed. */
export const FRAME_CHOICE: string = `look_at_machine() {
  if [ -n "$on" ]; then
    case $on in
      win | win-* | windows*) fail "$status_refused" "For Windows run install.ps1 in PowerShell$from_page." ;;
    esac
    set_platform "$on" || fail "$status_usage" "There is no platform $on; see --help."
    arch=$platform_arch
    case $platform_os in macos) kernel=Darwin ;; *) kernel=Linux ;; esac
  else
    detect
  fi
  if [ "$gpu" = auto ]; then
    detect_gpu
    leave_idle_gpu
  else
    set_family "$gpu" || fail "$status_usage" "There is no GPU family $gpu; see --help."
    if [ "$compute" = cuda ] && [ -z "$driver" ]; then
      chosen=$family
      detect_nvidia >/dev/null 3>&1
      set_family "$chosen"
    fi
  fi
}

# A GPU that was found and not asked for stands in nobody's way.
leave_idle_gpu() {
  case " $idle " in
    *" $compute "*)
      note "The model does not use the GPU that is here ($gpu_name), so the plan is for the CPU."
      set_generic cpu
      driver=
      ;;
  esac
}

by_driver() {
  found=$1
  shift
  while [ $# -gt 1 ]; do
    if [ -z "$driver" ] || reaches "$driver" "$1"; then found=$2; fi
    shift 2
  done
}

# The tool that was asked for, else the first that there is a plan for.
choose_plan() {
  passed=
  for each in \${tool:-$tools}; do
    outcome "$each"
    case $found in
      p*) break ;;
      *)
        refusal "$found"
        [ -n "$passed" ] || passed=$reason
        ;;
    esac
  done
  case $found in
    p*) ;;
    *) refuse ;;
  esac
  set_steps "$found"
  rights='' mode_in_page=''
  if [ "$no_admin" = yes ]; then rights=', without administrator rights' mode_in_page='&admin=no'; fi
  # Plans that come to the same stand under one number, so the way names the tool.
  tool=$each
  if [ "$each" = no-admin ]; then tool=$with; fi
  tell "Plan: $platform_full, $gpu_name\${driver:+, driver $driver}, with $tool$rights."
  if [ -n "$passed" ]; then note "$passed That is why the plan is with $tool."; fi
  if [ -n "$page" ]; then
    note "The same with every reason: $page?on=$platform&gpu=$family\${driver:+&driver=$driver}&with=$tool$mode_in_page"
  fi
}

# The options that lead there.
way_to() {
  case $1 in
    no-admin) printf '%s' --no-admin ;;
    *) printf '%s' "--with $1" ;;
  esac
}

refuse() {
  wanted=$family
  ways=
  for each in $tools; do
    outcome "$each"
    case $found in p*) ways="$ways\${ways:+ or }$(way_to "$each")" ;; esac
  done
  if [ -z "$ways" ] && [ "$wanted" != cpu ]; then
    set_generic cpu
    for each in $tools; do
      outcome "$each"
      case $found in p*) [ -n "$ways" ] || ways="--gpu cpu $(way_to "$each")" ;; esac
    done
  fi
  if [ -n "$ways" ]; then
    fail "$status_refused" "$passed What works here: $ways."
  fi
  fail "$status_refused" "$passed No other choice works on this machine$see_page."
}
`;
