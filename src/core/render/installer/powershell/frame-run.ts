/** How `install.ps1` runs the steps, and leaves nothing half-made. */
import { MARKER } from '../wording.ts';

/** PowerShell functions; `$state` belongs to the one function around them. */
export const FRAME_RUN: string = `function Show-CardCheck($Marks) {
  Write-CardNote 'To check it:'
  foreach ($mark in $Marks) {
    if ($mark -like 'check *') { Write-CardNote ('  ' + $mark.Substring(6)) }
  }
}

function Get-CardMarks($Word) {
  $marks = @(('card ' + $state.Card), ('state ' + $Word), ('installer ' + $state.Installer))
  $marks += 'check Set-Location -LiteralPath ' + "'" + $state.Dir.Replace("'", "''") + "'"
  foreach ($number in $state.Steps) {
    $step = Get-CardStep $number
    if ($step.Kind -eq 'proof') { foreach ($line in $step.Lines) { $marks += 'check ' + $line } }
  }
  return $marks
}

function Set-CardMark($Word) {
  [IO.File]::WriteAllLines((Join-Path $state.Dir '${MARKER}'), [string[]](Get-CardMarks $Word))
}

function New-CardFolder {
  if ($state.LeftOver) {
    Write-CardNote ($state.Dir + ' is left over from an installation that was interrupted; it is made anew.')
    Remove-Item -LiteralPath $state.Dir -Recurse -Force
  }
  try {
    New-Item -ItemType Directory -Path $state.Dir | Out-Null
  } catch {
    throw ($state.Dir + ' cannot be made: ' + $_.Exception.Message)
  }
  $state.Made = $true
  Set-Location -LiteralPath $state.Dir
  Set-CardMark 'unfinished'
}

function Invoke-CardPlan($Lacking, $Spare) {
  $at = 0
  foreach ($number in $state.Steps) {
    $at++
    $step = Get-CardStep $number
    if (Test-CardDone $step $Lacking $Spare) { continue }
    Write-CardNote ('[' + $at + '/' + $state.Steps.Count + '] ' + $step.Title)
    if ($step.Kind -eq 'folder') {
      foreach ($other in $state.Steps) { Test-CardPython $other }
      New-CardFolder
      continue
    }
    if ($step.Kind -in 'proof', 'open') {
      $state.Made = $false
      Set-CardMark 'unproved'
    }
    try {
      Invoke-CardStep $number
    } catch {
      if ($step.Kind -ne 'optional') { throw (Get-CardFailure $step $_.Exception.Message) }
      Write-CardNote ('The step ' + $step.Title + ' failed: ' + $_.Exception.Message + ' The model itself works without, so the rest goes on.')
    }
  }
  Set-CardMark 'installed'
  $state.Made = $false
}

# What probably stood in the way, in one sentence.
function Get-CardFailure($Step, $Message) {
  $drive = (Get-Item -LiteralPath $state.Parent).PSDrive
  if ($null -ne $drive -and $null -ne $drive.Free -and $drive.Free -lt 104857600) {
    return ('No space is left, so the step ' + $Step.Title + ' failed: ' + $Message)
  }
  if (-not [Net.NetworkInformation.NetworkInterface]::GetIsNetworkAvailable()) {
    return ('There is no network, so the step ' + $Step.Title + ' failed: ' + $Message)
  }
  if ($Step.Kind -eq 'proof') {
    return ($state.Card + ' is installed in ' + $state.Dir + ', but its check failed: ' + $Message)
  }
  return ('The step ' + $Step.Title + ' failed: ' + $Message)
}
`;
