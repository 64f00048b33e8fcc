; Installer for Windows, by Inno Setup 6.3 or later:
;   iscc loadfit.iss /DVersion=0.1.0 /DFolder=...\loadfit /DIcon=...\loadfit.ico
; This file begins with a byte-order mark: by it the compiler knows that the text is UTF-8.
; Not tried out: written on Linux. See resources\documentation\installing.md.

#define Name "LoadFit"

[Setup]
AppId={{8E5B1F4C-6F5E-4B0B-9A64-1C7F0A5D2E31}
AppName={#Name}
AppVersion={#Version}
AppPublisher=LoadFit
DefaultDirName={autopf}\LoadFit
DefaultGroupName=LoadFit
DisableProgramGroupPage=yes
; Nobody needs to be an administrator: then it goes into the user's own folder.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\..\LICENSE
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\loadfit-window.exe
OutputDir=..\..\..\build\bundle
OutputBaseFilename=loadfit-{#Version}-windows-x64

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
; Chinese is a file of its own, which not every compiler brings.
#define Chinese "compiler:Languages\ChineseSimplified.isl"
#if FileExists(CompilerPath + "Languages\ChineseSimplified.isl")
Name: "zh"; MessagesFile: "{#Chinese}"
#define HasChinese
#endif

[CustomMessages]
en.AddToPath=Add the command loadfit to PATH
#ifdef HasChinese
zh.AddToPath=将 loadfit 命令加入 PATH
#endif

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "{cm:AddToPath}"; Flags: unchecked

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older release had and this one has not would else be left, and found.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\LoadFit 荷配"; Filename: "{app}\loadfit-window.exe"
Name: "{autodesktop}\LoadFit 荷配"; Filename: "{app}\loadfit-window.exe"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.loadfit\OpenWithProgids"; ValueType: string; ValueName: "LoadFit.study"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\LoadFit.study"; ValueType: string; ValueData: "LoadFit study"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\LoadFit.study\DefaultIcon"; ValueType: string; ValueData: "{app}\loadfit-window.exe,0"
Root: HKA; Subkey: "Software\Classes\LoadFit.study\shell\open\command"; ValueType: string; ValueData: """{app}\loadfit-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ledger\OpenWithProgids"; ValueType: string; ValueName: "LoadFit.ledger"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\LoadFit.ledger"; ValueType: string; ValueData: "LoadFit ledger"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\LoadFit.ledger\DefaultIcon"; ValueType: string; ValueData: "{app}\loadfit-window.exe,0"
Root: HKA; Subkey: "Software\Classes\LoadFit.ledger\shell\open\command"; ValueType: string; ValueData: """{app}\loadfit-window.exe"" ""%1"""
; The environment of one user, or where an administrator installs it for all, that of the machine.
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: (not IsAdminInstallMode) and NotOnPath
Root: HKLM; Subkey: "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsAdminInstallMode and NotOnPath

[Code]
function EnvironmentKey(): string;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function NotOnPath(): Boolean;
var
  Path: string;
begin
  if not RegQueryStringValue(HKA, EnvironmentKey, 'Path', Path) then
    Path := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Path) + ';') = 0;
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Path: string;
begin
  if (CurUninstallStep = usPostUninstall) and RegQueryStringValue(HKA, EnvironmentKey, 'Path', Path) then
    if StringChangeEx(Path, ';' + ExpandConstant('{app}'), '', True) > 0 then
      RegWriteExpandStringValue(HKA, EnvironmentKey, 'Path', Path);
end;

[Run]
Filename: "{app}\loadfit-window.exe"; Description: "{cm:LaunchProgram,LoadFit}"; Flags: nowait postinstall skipifsilent
