/** What the one function of `install.ps1` does after its helpers are defined. */

/** Lines without a last line feed. */
export const MAIN: string = `Read-CardOptions $words
if ($state.Help) { Show-CardHelp; return }
if ($state.Version) { Write-Output ($state.Card + ', installer version ' + $state.Installer); return }
$state.Platform = Find-CardPlatform
if ($state.Gpu -eq 'auto') { $state.Gpu = Get-CardUsedGpu (Find-CardGpu) }
$state.Family = Get-CardFamily $state.Gpu
if (-not $state.Family) { throw ('There is no GPU family ' + $state.Gpu + '; see -Help.') }
if ($state.Family.Compute -eq 'cuda' -and -not $state.Driver) { Find-CardGpu | Out-Null }
$outcome = Select-CardPlan
$state.Steps = @(Get-CardSteps $outcome)
$rights = ''
$asked = ''
if ($state.NoAdmin) { $rights = ', without administrator rights'; $asked = '&admin=no' }
Write-CardNote ('Plan: ' + $state.Platform.Name + ', ' + $state.Family.Name + ', with ' + $state.Tool + $rights + '.')
if ($state.Page) {
  Write-CardNote ('The same with every reason: ' + $state.Page + '?on=' + $state.Platform.Id + '&gpu=' + $state.Family.Id + '&with=' + $state.Tool + $asked)
}
if ($state.DryRun) { Show-CardPlan @(Get-CardLacking 'system') @(Get-CardLacking 'optional'); return }

$state.Dir = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($state.Dir)
$state.Parent = Split-Path -Parent $state.Dir
if (Test-CardFolder) { return }
foreach ($number in $state.Steps) {
  foreach ($asked in (Get-CardStep $number).Asked) { Read-CardVariable $asked }
}
$lacking = @(Get-CardLacking 'system')
$spare = @(Get-CardLacking 'optional')
if ($spare.Count -gt 0 -and -not $state.System) {
  Write-CardSpare $spare '-System installs them as well.'
  $spare = @()
}
if ($spare.Count -gt 0 -and $lacking.Count -eq 0 -and -not (Test-CardProgram 'winget')) {
  Write-CardSpare $spare 'There is no winget to install them.'
  $spare = @()
}
if ($lacking.Count -gt 0) {
  if (-not (Test-CardProgram 'winget')) {
    throw ('These packages are needed: ' + ($lacking -join ', ') + '; but there is no winget. Install App Installer from the Microsoft Store.')
  }
  if (-not $state.System) {
    foreach ($number in $state.Steps) {
      $step = Get-CardStep $number
      if ($step.Kind -ne 'system') { continue }
      foreach ($line in @(Show-CardStep $step)) { Write-CardNote $line }
    }
    throw ('These packages are missing: ' + ($lacking -join ', ') + '; run the lines above, or run this script again with -System, which may change the system.')
  }
}

$log = Join-Path ([IO.Path]::GetTempPath()) ('cardstock-' + $state.Card + '-' + $PID + '.log')
$logs = $true
try { Start-Transcript -LiteralPath $log | Out-Null } catch { $logs = $false }
if ($logs) { Write-CardNote ('What happens is written to ' + $log) }
Push-Location
try {
  Invoke-CardPlan $lacking $spare
} finally {
  Pop-Location
  # Also after Ctrl+C: a folder that is not finished goes.
  if ($state.Made) {
    Remove-Item -LiteralPath $state.Dir -Recurse -Force -ErrorAction SilentlyContinue
    Write-CardNote ($state.Dir + ' was deleted; nothing is half-made.')
  }
  if ($logs) { Stop-Transcript | Out-Null }
}
Write-CardNote ($state.Card + ' is installed in ' + $state.Dir + '.')
Show-CardCheck (Get-CardMarks 'installed')`;
