"""The shape of the program: who may import whom, which library has which home, and what no module may do."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator" / "icsdocs"
MODULES = sorted(PACKAGE.rglob("*.py"))

GROUND = {
    "frozen", "source", "phrases", "diagnostics", "rules", "typography", "drawing", "likeness", "validity", "fitting",
    "memory", "digests", "__init__",
}  # fmt: skip
DATA = {"config", "known", "drafted", "records", "library", "document", "walk"}
STAGES = {"read", "assemble", "check", "render"}
RUN = {
    "pipeline", "outputs", "project", "files", "decode", "local", "consequences", "report", "build_report",
    "coverage_report", "reference", "given", "verify", "show", "doctor", "terminal", "explained", "machine_report",
    "config_schema", "reference_pages", "where", "why", "uses", "sent", "choosing", "parsed", "styling", "side_by_side",
    "checked", "passages", "recognising", "edited", "settling", "spots", "open_points", "open_report", "refusals",
    "approved", "facts_since", "following", "writing",
}  # fmt: skip
COMMANDS = {"cli", "commands", "__main__"}

# Imports point right only; stages never import each other; render sees the document alone.
MAY_IMPORT = {
    **dict.fromkeys(GROUND, GROUND),
    **dict.fromkeys(DATA, GROUND),
    "known": {"config"} | GROUND,
    "records": {"drafted"} | GROUND,
    "library": {"drafted", "records"} | GROUND,
    "walk": {"document"} | GROUND,
    **{stage: {stage} | DATA | GROUND for stage in STAGES - {"render"}},
    "render": {"render", "document", "walk"} | GROUND,
    **dict.fromkeys(RUN, RUN | STAGES | DATA | GROUND),
    **dict.fromkeys(COMMANDS, COMMANDS | RUN | STAGES | DATA | GROUND),
}

# Each library has one home, so that it can be replaced there.
HOMES = {
    "cerberus": ("read/breaches.py",),
    "click": ("cli.py", "commands/"),
    "docx": ("render/word/",),
    "docxtpl": ("render/word/",),
    "fontpkg": ("assemble/draw/", "render/pdf/"),
    "fontpkg_arimo": ("assemble/draw/", "render/pdf/", "render/word/"),
    "jinja2": ("read/expression.py", "render/word/"),
    "lxml": ("render/word/",),
    "markdown_it": ("read/blocks.py", "read/inline.py"),
    "fontTools": ("assemble/draw/", "render/pdf/"),
    "pikepdf": ("render/pdf/",),
    "resvg_py": ("render/word/",),
    "weasyprint": ("render/pdf/",),
}

LONGEST_FUNCTION = 40


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in MODULES:
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def layer(name: str) -> str:
    """`read/schema/board.py` and `icsdocs.read.schema.board` both stand in the layer `read`."""
    parts = name.removesuffix(".py").replace("/", ".").removeprefix("icsdocs.").split(".")
    return parts[0]


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that is named after import or from, wherever in the file."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module="icsdocs", names=names):
                yield from (f"icsdocs.{'__init__' if alias.name.startswith('__') else alias.name}" for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module


def test_every_module_has_a_layer() -> None:
    assert {layer(name) for name, _ in trees()} <= set(MAY_IMPORT)


def test_imports_follow_the_layers() -> None:
    wrong = [
        f"{name} imports {module}"
        for name, tree in trees()
        for module in imports(tree)
        if module.startswith("icsdocs.") and layer(module) not in MAY_IMPORT[layer(name)]
    ]
    assert wrong == []


def test_every_library_stays_in_its_home() -> None:
    wrong = [
        f"{name} imports {module}"
        for name, tree in trees()
        for module in imports(tree)
        if (homes := HOMES.get(module.partition(".")[0])) and not name.startswith(homes)
    ]
    assert wrong == []


def test_no_error_is_swallowed_whatever_it_is() -> None:
    broad = {"Exception", "BaseException"}
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or broad & {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)})
    ]
    assert wrong == []


def test_every_module_says_what_it_knows() -> None:
    silent = [name for name, tree in trees() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_no_function_is_longer_than_one_looks_over() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []
