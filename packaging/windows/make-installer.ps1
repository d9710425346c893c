# Makes the installer from build\frozen\honeyguide with Inno Setup; programs and installer are signed
# when THUMBPRINT names a certificate in the person's store.
$ErrorActionPreference = "Stop"
$root = Resolve-Path "$PSScriptRoot\..\.."
$version = python -c "import app; print(app.__version__)"
$iscc = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
$arguments = @("/DVersion=$version")

if ($env:THUMBPRINT) {
  $kits = "${env:ProgramFiles(x86)}\Windows Kits\10\bin"
  $signtool = Get-ChildItem "$kits\*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
  $sign = @("sign", "/sha1", $env:THUMBPRINT, "/fd", "sha256", "/td", "sha256",
            "/tr", "http://timestamp.digicert.com")
  foreach ($program in Get-ChildItem "$root\build\frozen\honeyguide\*.exe") {
    & $signtool.FullName @sign $program.FullName
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
  }
  $arguments += "/Shoneyguide=`$q$($signtool.FullName)`$q $($sign -join ' ') `$f"
  $arguments += "/DSign"
}

& $iscc @arguments "$PSScriptRoot\honeyguide.iss"
exit $LASTEXITCODE
