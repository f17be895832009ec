/** How `install.ps1` finds out what it runs on, and gets to a plan. */

/** PowerShell functions; `$state` belongs to the one function around them. */
export const FRAME_CHOICE: string = `# Under WOW64 the first variable tells of the system, the second of the process.
function Find-CardPlatform {
  if ($PSVersionTable.PSVersion.Major -ge 6 -and -not $IsWindows) {
    throw ('This is not Windows: run install.sh instead' + $state.FromPage + '.')
  }
  if ($state.On) {
    $platform = Get-CardPlatform $state.On
    if (-not $platform) { throw ('There is no platform ' + $state.On + '; see -Help.') }
    return $platform
  }
  if ([Environment]::OSVersion.Version.Major -lt 10) {
    throw ('There is no plan for this version of Windows, only for Windows 10 and later' + $state.SeePage + '.')
  }
  $processor = $env:PROCESSOR_ARCHITEW6432
  if (-not $processor) { $processor = $env:PROCESSOR_ARCHITECTURE }
  $arch = ''
  if ($processor -eq 'AMD64') { $arch = 'x86_64' }
  if ($processor -eq 'ARM64') { $arch = 'aarch64' }
  $platform = Get-CardPlatform ('arch:' + $arch)
  if (-not $platform) {
    throw ('There is no plan for processors of the kind ' + $processor + $state.SeePage + '.')
  }
  return $platform
}

function Find-CardGpu {
  $places = 'nvidia-smi', (Join-Path $env:SystemRoot 'System32\\nvidia-smi.exe')
  foreach ($smi in $places) {
    if (-not (Test-CardProgram $smi)) { continue }
    $answer = & $smi '--query-gpu=driver_version,compute_cap' '--format=csv,noheader'
    if ($LASTEXITCODE -ne 0) {
      $answer = & $smi '--query-gpu=driver_version' '--format=csv,noheader'
      if ($LASTEXITCODE -ne 0) { continue }
    }
    $first = ([string]@($answer)[0]).Replace(' ', '').Split(',')
    if ($first[0] -notmatch '^[0-9]+(\\.[0-9]+)*$') { continue }
    if (-not $state.Driver) { $state.Driver = $first[0] }
    if ($first.Count -gt 1 -and $first[1] -match '^[0-9]+\\.[0-9]$') {
      return Get-CardNvidiaFamily ([int]$first[1].Replace('.', ''))
    }
    return 'nvidia'
  }
  return 'cpu'
}

# A GPU that was found and not asked for stands in nobody's way.
function Get-CardUsedGpu($Found) {
  $family = Get-CardFamily $Found
  if ($family.Compute -notin $state.Idle) { return $Found }
  Write-CardNote ('The model does not use the GPU that is here (' + $family.Name + '), so the plan is for the CPU.')
  $state.Driver = ''
  return 'cpu'
}

function Get-CardReason($Outcome) {
  $text = Get-CardRefusal $Outcome
  $driver = [string]$state.Driver
  return $text.Replace('{driver}', $driver).Replace('{gpu}', $state.Family.Name).Replace('{platform}', $state.Platform.Name)
}

# The tool that was asked for, else the first that there is a plan for.
function Select-CardPlan {
  $tools = $state.Tools
  if ($state.Tool) { $tools = @($state.Tool) }
  $passed = ''
  foreach ($tool in $tools) {
    $outcome = Get-CardOutcome $state.Platform.Id $tool $state.Family.Id $state.Driver
    if ($outcome -like 'p*') {
      $state.Tool = $tool
      if ($state.NoAdmin) { $state.Tool = Get-CardTool $outcome }
      if ($passed) { Write-CardNote ($passed + ' That is why the plan is with ' + $tool + '.') }
      return $outcome
    }
    if (-not $passed) { $passed = Get-CardReason $outcome }
  }
  $ways = @()
  foreach ($family in @($state.Family.Id, 'cpu')) {
    foreach ($tool in $state.Tools) {
      if ($ways.Count -gt 0) { continue }
      $outcome = Get-CardOutcome $state.Platform.Id $tool $family $state.Driver
      $way = ' -With ' + $tool
      if ($state.NoAdmin) { $way = ' -NoAdmin' }
      if ($outcome -like 'p*') { $ways += ('-Gpu ' + $family + $way) }
    }
  }
  if ($ways.Count -gt 0) { throw ($passed + ' What works here: ' + $ways[0] + '.') }
  throw ($passed + ' No other choice works on this machine' + $state.SeePage + '.')
}
`;
