; The Windows installer: for one person, without an administrator. Inno Setup 6.3 or later.
;   iscc /DVersion=0.1.0 packaging\windows\honeyguide.iss
; With /Shoneyguide="signtool sign ... $f" /DSign the installer and uninstaller are signed.

#ifndef Version
  #error Give the version: /DVersion=0.1.0
#endif
#define Root SourcePath + "..\.."

[Setup]
AppId={{6B1E0C0A-5B0E-4B8A-9C55-8B8E6D5C2F41}
AppName=Honeyguide
AppVersion={#Version}
AppVerName=Honeyguide {#Version}
AppPublisher=The Honeyguide developers
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={autopf}\Honeyguide
DefaultGroupName=Honeyguide
DisableProgramGroupPage=yes
DisableDirPage=auto
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Root}\LICENSE
SetupIconFile={#Root}\build\core\honeyguide.ico
UninstallDisplayIcon={app}\honeyguidew.exe
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
CloseApplications=yes
RestartApplications=no
OutputDir={#Root}\dist
OutputBaseFilename=honeyguide-{#Version}-windows-x86_64-setup
#ifdef Sign
SignTool=honeyguide
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.RemoveData=Also delete what Honeyguide learned and its index of your files? The files themselves stay.
de.RemoveData=Auch löschen, was Honeyguide gelernt hat, und sein Verzeichnis Ihrer Dateien? Die Dateien selbst bleiben.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; a library of an earlier version must not stay beside one of this
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Root}\build\frozen\honeyguide\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Honeyguide"; Filename: "{app}\honeyguidew.exe"; AppUserModelID: "app.honeyguide.Honeyguide"
Name: "{autodesktop}\Honeyguide"; Filename: "{app}\honeyguidew.exe"; AppUserModelID: "app.honeyguide.Honeyguide"; Tasks: desktopicon

[Registry]
; starting with the session is chosen in the program's settings; it ends with the program
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueName: "Honeyguide"; ValueType: none; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\honeyguidew.exe"; Description: "{cm:LaunchProgram,Honeyguide}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Data: String;
begin
  Data := ExpandConstant('{localappdata}\honeyguide');
  if (Step = usPostUninstall) and DirExists(Data) and not UninstallSilent then
    if MsgBox(CustomMessage('RemoveData'), mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES then
      DelTree(Data, True, True, True);
end;
