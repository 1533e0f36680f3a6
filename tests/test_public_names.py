import subprocess
import sys

import pytest

import graciousno


def test_every_public_name_is_there():
    for name in graciousno.__all__:
        assert getattr(graciousno, name) is not None


def test_dir_lists_the_public_names():
    assert set(graciousno.__all__) <= set(dir(graciousno))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        graciousno.nothing  # noqa: B018


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_loads_neither_templates_nor_catalogs_nor_rules_nor_the_command_line():
    loaded = loaded_after("from graciousno import Refusal, draft, check")
    for module in ("jinja2", "babel", "click", "rich", "tomllib"):
        assert module not in loaded
    for module in ("drafting.draft", "checking.check", "language.catalogs", "cli", "model.requests"):
        assert f"graciousno.{module}" not in loaded


def test_drafting_loads_no_rules_and_checking_no_templates():
    drafting = "from graciousno import Refusal, draft; draft(Refusal(), tone='work')"
    assert not any(name.startswith("graciousno.checking") for name in loaded_after(drafting))
    checking = "from graciousno import check; check('No.', locale='en')"
    assert "jinja2" not in loaded_after(checking)
    assert "babel" not in loaded_after(checking)
