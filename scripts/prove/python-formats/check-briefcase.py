"""Reads projects with Briefcase's own parser, on every platform that each supports."""
import json
import sys
from pathlib import Path

from briefcase.config import DraftAppConfig, GlobalConfig, parse_config
from briefcase.console import Console

FORMATS = [("macOS", "app"), ("windows", "app"), ("linux", "system"), ("iOS", "Xcode")]

answers = []
for folder in sys.argv[1:]:
    try:
        supported = []
        for platform, form in FORMATS:
            everything, apps = parse_config(Path(folder) / "pyproject.toml", platform, form, Console())
            GlobalConfig(**everything)
            [(name, settings)] = apps.items()
            app = DraftAppConfig(app_name=name, **{k: v for k, v in settings.items() if k != "app_name"})
            if app.supported:
                supported.append(platform)
                assert app.requires, f"{platform} requires nothing"
            for source in app.sources:
                assert (Path(folder) / source / "__main__.py").is_file(), source
        answers.append({"folder": folder, "supported": supported})
    except Exception as error:
        answers.append({"folder": folder, "error": f"{type(error).__name__}: {error}"})
print(json.dumps(answers))
