//! Each module of the features that are on can be imported, and the public ones have what they say in `__all__`.
//! `.ci/run` runs this for each group alone: a module that needs another group's must not need it to be imported.

use nonlocal::Engine;
use nonlocal_library::Library;

#[test]
fn each_module_is_imported() {
    let library = Library::new().system_clock().entropy(getrandom::fill);
    let engine = library.install(Engine::builder()).build();
    let mut failures = Vec::new();
    for name in Library::names() {
        let script = format!(
            "import importlib\nmodule = importlib.import_module('{name}')\n\
             for item in getattr(module, '__all__', ()): getattr(module, item)"
        );
        // Each in a runtime of its own, so that none finds what another has imported.
        if let Err(error) = engine.runtime().run::<()>(&script) {
            failures.push(format!("{name}: {error}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_runtime_has_none_of_them_before_it_asks() {
    let mut rt = nonlocal_library::install(Engine::builder())
        .build()
        .runtime();
    for name in Library::names() {
        let is_there: bool = rt
            .run(&format!("import sys\n'{name}' in sys.modules"))
            .expect("it runs");
        assert!(!is_there, "{name}");
    }
}

/// The README says what each module is, and names no other.
#[test]
#[cfg(all(feature = "crypto", feature = "source", feature = "system"))]
fn the_readme_has_each_module() {
    use std::collections::BTreeSet;

    let shown: BTreeSet<&str> = include_str!("../README.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('|').next())
        .flat_map(|names| {
            names
                .split('`')
                .filter(|name| !name.trim_matches([',', ' ']).is_empty())
        })
        .collect();
    // What lies in a package for the package's own use is told with it.
    let is_told = |name: &str| {
        let within_known = ["concurrent", "unittest.", "urllib", "xml"];
        !name.split('.').any(|part| part.starts_with('_'))
            && !within_known.iter().any(|known| name.starts_with(known))
    };
    let mut wanted: BTreeSet<&str> = Library::names()
        .into_iter()
        .filter(|name| is_told(name))
        .collect();
    wanted.extend(["concurrent.futures", "unittest.mock"]);
    wanted.extend([
        "urllib.error",
        "urllib.parse",
        "urllib.request",
        "urllib.response",
    ]);
    wanted.extend([
        "xml.dom.minidom",
        "xml.etree.ElementInclude",
        "xml.etree.ElementTree",
        "xml.parsers.expat",
    ]);
    wanted.extend(["xml.sax", "xml.sax.saxutils"]);
    assert_eq!(shown, wanted);
}

#[test]
#[cfg(feature = "system")]
fn folders_go_by_the_functions_of_os() {
    // The names of such folders are drawn.
    let library = Library::new().entropy(getrandom::fill);
    let mut rt = library.install(Engine::builder()).build().runtime();
    let script = r#"
import os, shutil, tempfile
from types import SimpleNamespace
files = {"/tmp": None}
def at(path, needed=None):
    if path not in files or needed is not None and (files[path] is None) != needed:
        raise FileNotFoundError(2, "No such file or directory", path)
def mkdir(path, mode=0o777):
    files[path] = None
def listdir(path):
    at(path, True)
    return [name[len(path) + 1:] for name in files if name.startswith(path + "/") and "/" not in name[len(path) + 1:]]
def stat(path, **kwargs):
    at(path)
    return SimpleNamespace(st_mode=0o040700 if files[path] is None else 0o100600)
def unlink(path):
    at(path, False)
    del files[path]
def rmdir(path):
    at(path, True)
    if listdir(path):
        raise OSError(39, "Directory not empty", path)
    del files[path]
os.mkdir, os.listdir, os.stat, os.lstat, os.unlink, os.rmdir = mkdir, listdir, stat, stat, unlink, rmdir
with tempfile.TemporaryDirectory(dir="/tmp") as folder:
    os.mkdir(f"{folder}/inner")
    files[f"{folder}/inner/deep"] = files[f"{folder}/note"] = b""
    shown = [len(files)]
shown.append(sorted(files))
heard = []
shutil.rmtree("/none", onexc=lambda function, path, error: heard.append((function.__name__, path, type(error).__name__)))
shutil.rmtree("/none", ignore_errors=True)
shown.append(heard)
try:
    shutil.rmtree("/none")
except FileNotFoundError as error:
    shown.append(str(error))
repr(shown)"#;
    assert_eq!(
        rt.run::<String>(script).expect("it removes"),
        "[5, ['/tmp'], [('listdir', '/none', 'FileNotFoundError'), ('rmdir', '/none', 'FileNotFoundError')], \
         \"[Errno 2] No such file or directory: '/none'\"]"
    );
}
