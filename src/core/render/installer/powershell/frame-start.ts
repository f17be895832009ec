/**
 * The beginning of `install.ps1`: messages, versions and options.
 *
 * All parts of the frame are the same for every card, for Windows PowerShell 5.1 and later.
 * Failures are thrown: `exit` would close the window of someone who pipes the text to `iex`. Error
 * output of programs is not redirected, because 5.1 makes failures of its lines.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_redirection
 */

/** PowerShell functions; `$state` belongs to the one function around them. */
export const FRAME_START: string = `function Write-CardNote($Text) {
  [Console]::Error.WriteLine($Text)
}

function Test-CardProgram($Name) {
  return $null -ne (Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue)
}

function Test-CardUser {
  return [Environment]::UserInteractive -and -not [Console]::IsInputRedirected
}

function Wait-CardUser {
  if (-not $state.Yes -and (Test-CardUser)) { Read-Host 'Press Enter when that is done' | Out-Null }
}

# Whether a driver is as new as a floor; one that is not known is taken for new enough.
function Test-CardDriver($Have, $Floor) {
  if (-not $Have) { return $true }
  $left = @($Have.Split('.'))
  $right = @($Floor.Split('.'))
  for ($at = 0; $at -lt $right.Count; $at++) {
    $mine = 0
    if ($at -lt $left.Count) { $mine = [int]$left[$at] }
    if ($mine -gt [int]$right[$at]) { return $true }
    if ($mine -lt [int]$right[$at]) { return $false }
  }
  return $true
}

function Read-CardOptions($Words) {
  $names = @{ with = 'Tool'; gpu = 'Gpu'; driver = 'Driver'; dir = 'Dir'; on = 'On' }
  $switches = @{ dryrun = 'DryRun'; yes = 'Yes'; system = 'System'; noadmin = 'NoAdmin'; help = 'Help'; version = 'Version' }
  $at = 0
  while ($at -lt $Words.Count) {
    $name = ([string]$Words[$at]).TrimStart('-').TrimEnd(':').Replace('-', '').ToLowerInvariant()
    $at++
    if ($switches.ContainsKey($name)) {
      $state[$switches[$name]] = $true
    } elseif ($name -in 'feature', 'variant') {
      throw ('This script knows the default variant only; the page makes other plans' + $state.FromPage + '.')
    } elseif ($names.ContainsKey($name)) {
      if ($at -ge $Words.Count) { throw ('-' + $name + ' needs a value; see -Help.') }
      $state[$names[$name]] = [string]$Words[$at]
      $at++
    } else {
      throw ([string]$Words[$at - 1] + ' is no option of this script; see -Help.')
    }
  }
  if ($state.Driver -and $state.Driver -notmatch '^[0-9]+(\\.[0-9]+)*$') {
    throw ($state.Driver + ' is no driver version; nvidia-smi shows it, for example 581.15.')
  }
  if ($state.Tool -and $state.Tool -notin $state.Tools) {
    throw ('There is no tool ' + $state.Tool + ' for this model; there are ' + ($state.Tools -join ', ') + '.')
  }
  if ($state.NoAdmin) {
    if ($state.System) { throw '-NoAdmin and -System exclude each other.' }
    if ($state.Tool) {
      throw ('With -NoAdmin this script chooses the tool itself; the page makes plans with others' + $state.FromPage + '.')
    }
    $state.Tools = @('no-admin')
  }
}
`;
