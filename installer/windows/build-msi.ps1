# Makes dangol-<version>.msi from what `mvn package` left in target\dangol\. NOT YET RUN: see README.md here.
# Needs Windows, a JDK 25 (JAVA_HOME) and the WiX Toolset on the PATH. `mvn package` has to run on Windows
# too, so that JavaFX's Windows libraries are the ones in target\dangol\lib.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

# Never change it: by this code Windows knows that a newer package replaces an older one.
$upgradeCode = '7d1b1c52-6a51-4a0e-9e51-5d3f4b0c8a37'

$jdk = $env:JAVA_HOME
if (-not $jdk -or -not (Test-Path "$jdk\bin\jpackage.exe")) { throw 'Set JAVA_HOME to a JDK 25.' }
if (-not (Test-Path 'target\dangol')) { mvn -q -B -DskipTests package; if ($LASTEXITCODE) { throw 'mvn failed' } }

$work = 'target\installer-windows'
Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
New-Item -ItemType Directory "$work\fx", "$work\lib\native" | Out-Null

$jar = Get-ChildItem 'target\dangol\lib\dangol-*.jar' | Select-Object -First 1
$version = $jar.BaseName -replace '^dangol-', ''

function Invoke-Tool([string] $name, [string[]] $arguments) {
  & "$jdk\bin\$name.exe" @arguments
  if ($LASTEXITCODE) { throw "$name failed" }
}

# The runtime, with JavaFX in it, as on Linux (installer/linux/build.sh says why each module).
Copy-Item 'target\dangol\lib\javafx-*-win*.jar' "$work\fx"
$modules = 'java.base,java.desktop,java.management,java.naming,java.scripting,java.sql,java.xml,jdk.charsets,' +
  'jdk.crypto.cryptoki,jdk.crypto.mscapi,jdk.jfr,jdk.localedata,jdk.management,jdk.unsupported,' +
  'javafx.controls,javafx.fxml'
Invoke-Tool jlink @('--module-path', "$work\fx", '--add-modules', $modules, '--include-locales=ko,en',
  '--strip-debug', '--no-header-files', '--no-man-pages', '--output', "$work\runtime")

# Everything else stays on the class path. Native code is laid out, so that nothing is unpacked at run time.
Copy-Item 'target\dangol\lib\*.jar' "$work\lib"
Remove-Item "$work\lib\javafx-*.jar", "$work\lib\openblas-*.jar"
Add-Type -AssemblyName System.IO.Compression.FileSystem
function Expand-Native([string] $jarName, [string] $entryName) {
  $zip = [IO.Compression.ZipFile]::OpenRead((Get-Item "$work\lib\$jarName").FullName)
  try {
    $entry = $zip.GetEntry($entryName)
    if (-not $entry) { throw "$jarName has no $entryName" }
    $file = Join-Path (Get-Item "$work\lib\native").FullName $entry.Name
    [IO.Compression.ZipFileExtensions]::ExtractToFile($entry, $file)
  } finally { $zip.Dispose() }
}
Expand-Native 'sqlite-jdbc-*.jar' 'org/sqlite/native/Windows/x86_64/sqlitejdbc.dll'
Expand-Native 'jssc-*.jar' 'natives/windows_64/jssc.dll'

# `dangol` opens no console; `dangol-cli` is the same with one, for doctor, scan and the other commands.
"main-jar=$($jar.Name)`nmain-class=app.dangol.launch.Main`nwin-console=true" |
  Set-Content "$work\dangol-cli.properties"

Invoke-Tool jpackage @('--type', 'msi', '--name', 'dangol', '--app-version', $version, '--vendor', 'Dangol',
  '--description', 'In-store clienteling', '--license-file', 'LICENSE', '--dest', 'target',
  '--runtime-image', "$work\runtime", '--input', "$work\lib", '--main-jar', $jar.Name,
  '--main-class', 'app.dangol.launch.Main', '--add-launcher', "dangol-cli=$work\dangol-cli.properties",
  '--app-content', 'drivers', '--app-content', 'kiosk-config', '--app-content', 'NOTICE',
  '--java-options', '--enable-native-access=ALL-UNNAMED,javafx.graphics',
  '--java-options', '--sun-misc-unsafe-memory-access=allow', '--java-options', '-XX:+UseSerialGC', '--java-options', '-Xss512k', '--java-options', '-XX:-UsePerfData',
  '--java-options', '-Ddangol.home=$APPDIR\..',
  '--java-options', '-Dorg.sqlite.lib.path=$APPDIR\native',
  '--java-options', '-Djssc.boot.library.path=$APPDIR\native',
  '--win-upgrade-uuid', $upgradeCode, '--win-menu', '--win-menu-group', 'Dangol', '--win-dir-chooser')
Get-ChildItem "target\dangol-$version.msi"
