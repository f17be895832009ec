/** What `install.ps1` looks at before it changes anything. */
import { MARKER } from '../wording.ts';

/** PowerShell functions; `$state` belongs to the one function around them. */
export const FRAME_CHECKS: string = `function Get-CardLacking($Kind) {
  $lacking = @()
  foreach ($number in $state.Steps) {
    $step = Get-CardStep $number
    if (($step.Kind -eq 'optional') -ne ($Kind -eq 'optional')) { continue }
    foreach ($name in $step.Programs) {
      if (Test-CardProgram ($name.Split('.')[-1])) { continue }
      if (-not (Test-CardPackage $name)) { $lacking += $name }
    }
    foreach ($name in $step.Packages) {
      if (-not (Test-CardPackage $name)) { $lacking += $name }
    }
  }
  return $lacking
}

function Show-CardStep($Step) {
  if ($Step.Kind -eq 'folder') {
    $quoted = "'" + $state.Dir.Replace("'", "''") + "'"
    Write-Output ('New-Item -ItemType Directory -Force -Path ' + $quoted + ' | Out-Null')
    Write-Output ('Set-Location -LiteralPath ' + $quoted)
  }
  foreach ($line in $Step.Lines) { Write-Output $line }
}

# Whether the system has what a step would install.
function Test-CardDone($Step, $Lacking, $Spare) {
  if ($Step.Kind -eq 'system') { return $Lacking.Count -eq 0 }
  return $Step.Kind -eq 'optional' -and $Spare.Count -eq 0
}

# Optional packages that are not there are told of and left alone.
function Write-CardSpare($Spare, $Why) {
  Write-CardNote ('Optional, and not here: ' + ($Spare -join ', ') + '. The model itself works without. ' + $Why)
}

function Show-CardPlan($Lacking, $Spare) {
  foreach ($number in $state.Steps) {
    $step = Get-CardStep $number
    if (Test-CardDone $step $Lacking $Spare) { continue }
    Show-CardStep $step
    Write-Output ''
  }
}

# What is typed in secret is shown nowhere.
function Read-CardVariable($Asked) {
  $path = 'Env:' + $Asked.Name
  if (Test-Path -LiteralPath $path) { return }
  $value = ''
  if (Test-CardUser) {
    if ($Asked.Secret) {
      $typed = Read-Host ('Value for ' + $Asked.Name) -AsSecureString
      $value = (New-Object Net.NetworkCredential('', $typed)).Password
    } else {
      $value = Read-Host ('Value for ' + $Asked.Name)
    }
  }
  if ($value) {
    Set-Item -LiteralPath $path -Value $value
  } elseif ($Asked.Optional) {
    Write-CardNote ($Asked.Name + ' is not set, so what needs it may fail.')
  } else {
    throw ('Set $env:' + $Asked.Name + ' before you run this script.')
  }
}

# An existing folder is left alone unless it is this card's own. Returns true when all is done.
function Test-CardFolder {
  $parent = Split-Path -Parent $state.Dir
  if (-not (Test-Path -LiteralPath $parent -PathType Container)) {
    throw ('There is no folder ' + $parent + ' to put ' + $state.Dir + ' into; make it first.')
  }
  if (-not (Test-Path -LiteralPath $state.Dir)) { return $false }
  $marker = Join-Path $state.Dir '${MARKER}'
  $marks = @()
  if (Test-Path -LiteralPath $marker -PathType Leaf) { $marks = @(Get-Content -LiteralPath $marker) }
  if ($marks -notcontains ('card ' + $state.Card)) {
    throw ('There is a ' + $state.Dir + ' already, and it is not from this script; move it away, or name another folder with -Dir.')
  }
  if ($marks -contains 'state installed') {
    Write-CardNote ($state.Card + ' is installed in ' + $state.Dir + ' already.')
    Show-CardCheck $marks
    return $true
  }
  if ($marks -contains 'state unproved') {
    Show-CardCheck $marks
    throw ($state.Card + ' is installed in ' + $state.Dir + ', but its check failed; delete the folder to begin anew.')
  }
  $state.LeftOver = $true
  return $false
}
`;
