//! Modules that a host's importer finds.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use nonlocal::{
    Engine, Error, ErrorKind, Import, Module, Object, Output, Program, Result, Runtime,
};

/// Files by name, as an importer; those whose text begins with `# package` are packages.
fn files(files: &'static [(&'static str, &'static str)]) -> Runtime {
    let find = move |name: &str| {
        let (_, text) = files.iter().find(|(known, _)| *known == name)?;
        let import = Import::source(*text);
        Some(if text.starts_with("# package") {
            import.package()
        } else {
            import
        })
    };
    Engine::builder()
        .importer(find)
        .stdout(Output::collect())
        .build()
        .runtime()
}

#[test]
fn an_importer_is_asked_once_for_each_name() -> Result<()> {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let names = Arc::clone(&asked);
    let engine = Engine::builder()
        .module(Module::new("own").value("x", 1))
        .importer(move |name: &str| {
            names.lock().expect("no panic").push(name.to_owned());
            match name {
                "a" => Some(Import::source("count = 0").package()),
                "a.b" => Some(Import::source("import a\na.count += 1")),
                _ => None,
            }
        })
        .build();
    for _ in 0..2 {
        let mut rt = engine.runtime();
        let source =
            "import a.b, own, sys, builtins\nfrom a import b\nimport a.b as c\nb is c and a.count";
        assert_eq!(rt.run::<i64>(source)?, 1);
        assert_eq!(
            *asked.lock().expect("no panic"),
            ["a", "a.b"],
            "once in each runtime; neither for a module of the engine nor for sys and builtins"
        );
        asked.lock().expect("no panic").clear();
    }
    Ok(())
}

#[test]
fn names_are_whole_and_relative_imports_are_resolved() -> Result<()> {
    let mut rt = files(&[
        (
            "app",
            "# package\nfrom . import config\nfrom .parts import wheel",
        ),
        ("app.config", "DEBUG = True"),
        ("app.parts", "# package\nKINDS = ['wheel']"),
        (
            "app.parts.wheel",
            "from ..config import DEBUG\nfrom . import KINDS\nfrom .. import parts\nname = __name__",
        ),
    ]);
    rt.run::<()>("import app")?;
    assert_eq!(rt.run::<String>("app.wheel.name")?, "app.parts.wheel");
    assert!(rt.run::<bool>("app.parts.wheel.DEBUG and app.wheel.parts is app.parts")?);
    assert_eq!(
        rt.run::<(String, String, String)>(
            "app.__file__, app.config.__file__, app.config.__package__"
        )?,
        (
            "app/__init__.py".into(),
            "app/config.py".into(),
            "app".into()
        )
    );
    let error = rt.run::<()>("import app.config.deeper").unwrap_err();
    assert_eq!(
        error.to_string(),
        "ModuleNotFoundError: No module named 'app.config.deeper'; 'app.config' is not a package"
    );
    let error = rt.run::<()>("from app import nothing").unwrap_err();
    assert_eq!(
        error.to_string(),
        "ImportError: cannot import name 'nothing' from 'app' (app/__init__.py)"
    );
    assert_eq!(
        rt.run::<Option<String>>("import sys\nsys.modules.get('app.nothing')")?,
        None
    );
    Ok(())
}

#[test]
fn modules_may_import_each_other() -> Result<()> {
    let mut rt = files(&[
        (
            "left",
            "import right\nx = 1\ndef both(): return x + right.y",
        ),
        ("right", "import left\ny = 2"),
        ("early", "from late import z\nw = 1"),
        ("late", "from early import w\nz = 1"),
        ("begin", "import middle"),
        ("middle", "import begin\nbegin.end"),
    ]);
    assert_eq!(rt.run::<i64>("import left\nleft.both()")?, 3);
    let error = rt.run::<()>("import early").unwrap_err();
    assert_eq!(
        error.to_string(),
        "ImportError: cannot import name 'w' from partially initialized module 'early' (most likely due to a circular import) (early.py)"
    );
    let error = rt.run::<()>("import begin").unwrap_err();
    assert_eq!(
        error.to_string(),
        "AttributeError: partially initialized module 'begin' from 'begin.py' has no attribute 'end' (most likely due to a circular import)"
    );
    assert_eq!(
        rt.run::<i64>("import sys\nlen({'early', 'late', 'begin', 'middle'} & set(sys.modules))")?,
        0
    );
    Ok(())
}

#[test]
fn tracebacks_show_the_modules_source() {
    let mut rt = files(&[
        ("broken", "def f(x):\n    return 1 / x\n\nf(0)\n"),
        ("odd", "x = = 1\n"),
    ]);
    let error = rt.run::<()>("import broken").unwrap_err();
    assert_eq!(
        error.traceback(),
        Some(
            "Traceback (most recent call last):
  File \"<string>\", line 1, in <module>
    import broken
  File \"broken.py\", line 4, in <module>
    f(0)
    ~^^^
  File \"broken.py\", line 2, in f
    return 1 / x
           ~~^~~
ZeroDivisionError: division by zero
"
        )
    );
    assert_eq!((error.file(), error.line()), (Some("broken.py"), Some(2)));
    assert!(
        rt.run::<bool>("import sys\n'broken' not in sys.modules")
            .is_ok_and(|gone| gone)
    );
    let error = rt.run::<()>("import odd").unwrap_err();
    assert_eq!(
        error.traceback(),
        Some(
            "Traceback (most recent call last):
  File \"<string>\", line 1, in <module>
    import odd
  File \"odd.py\", line 1
    x = = 1
        ^
SyntaxError: invalid syntax
"
        )
    );
}

#[test]
fn programs_and_modules_of_the_host_are_answers_too() -> Result<()> {
    let runs = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&runs);
    let program = Program::compile("rules.py", "import tools\nrate = tools.base() * 2")?;
    let body = Program::compile_in(["x"], "body.py", "x")?;
    let engine = Engine::builder()
        .importer(move |name: &str| match name {
            "rules" => Some(Import::program(&program)),
            "body" => Some(Import::program(&body)),
            "tools" => {
                let count = Arc::clone(&count);
                let inner = Module::new("units").value("KILO", 1000);
                let module = Module::new("anything")
                    .function("base", move || count.fetch_add(1, Ordering::Relaxed) + 10)
                    .module(inner);
                Some(Import::module(module))
            }
            _ => None,
        })
        .build();
    let mut rt = engine.runtime();
    assert_eq!(rt.run::<i64>("import rules\nrules.rate")?, 20);
    assert_eq!(engine.runtime().run::<i64>("import rules\nrules.rate")?, 22);
    assert_eq!(
        runs.load(Ordering::Relaxed),
        2,
        "each runtime runs it for itself"
    );
    assert_eq!(rt.run::<String>("import tools\ntools.__name__")?, "tools");
    assert_eq!(rt.run::<i64>("import tools.units\ntools.units.KILO")?, 1000);
    assert_eq!(rt.run::<String>("tools.units.__name__")?, "tools.units");
    let error = rt.run::<()>("import body").unwrap_err();
    assert_eq!(
        error.to_string(),
        "ImportError: the program for 'body' is a function's body, not a module's"
    );
    Ok(())
}

#[derive(Debug, thiserror::Error)]
#[error("the disk is gone")]
struct DiskError;

#[test]
fn an_error_of_the_importer_comes_back_out() -> Result<()> {
    let find = |name: &str| match name {
        "lost" => Err(DiskError),
        _ => Ok(None::<Import>),
    };
    let mut rt = Engine::builder().importer(find).build().runtime();
    let error = rt.run::<()>("import lost").unwrap_err();
    assert_eq!(error.to_string(), "ImportError: the disk is gone");
    assert!(error.downcast_ref::<DiskError>().is_some());
    let caught = "try:\n    import lost\nexcept ImportError as e:\n    r = e.name, str(e)\nr";
    assert_eq!(
        rt.run::<(String, String)>(caught)?,
        ("lost".into(), "the disk is gone".into())
    );
    let error = rt.run::<()>("import absent").unwrap_err();
    assert_eq!(
        error.to_string(),
        "ModuleNotFoundError: No module named 'absent'"
    );

    let denied = |_: &str| -> Result<Option<Import>> {
        Err(Error::exception("PermissionError", "no imports here"))
    };
    let mut rt = Engine::builder().importer(denied).build().runtime();
    let error = rt.run::<()>("import json").unwrap_err();
    assert_eq!(error.to_string(), "PermissionError: no imports here");

    let panics = |_: &str| -> Option<Import> { panic!("no such drive") };
    let mut rt = Engine::builder().importer(panics).build().runtime();
    let error = rt
        .run::<()>("try:\n    import a\nexcept BaseException: pass")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn an_importer_goes_before_the_runtimes_own_modules() -> Result<()> {
    let find = |name: &str| (name == "random").then_some("def random(): return 4");
    let mut rt = Engine::builder().importer(find).build().runtime();
    assert_eq!(rt.run::<i64>("import random\nrandom.random()")?, 4);
    assert_eq!(rt.run::<i64>("import math\nmath.gcd(12, 18)")?, 6);
    Ok(())
}

#[test]
fn imports_survive_collections_at_every_safepoint() -> Result<()> {
    let find = |name: &str| match name {
        "p" => {
            Some(Import::source("from .q import make\nfs = [make(i) for i in range(3)]").package())
        }
        "p.q" => Some(Import::source(
            "def make(n):\n    def f():\n        return n\n    return f",
        )),
        _ => None,
    };
    let mut rt = Engine::builder()
        .importer(find)
        .gc_stress(true)
        .build()
        .runtime();
    let fs: Object = rt.run("import p\n[f() for f in p.fs]")?;
    assert_eq!(rt.repr(&fs)?, "[0, 1, 2]");
    Ok(())
}

#[test]
fn imports_that_never_end_are_bounded() -> Result<()> {
    let find = |name: &str| {
        let depth: u64 = name.strip_prefix('m')?.parse().ok()?;
        Some(format!("import m{}", depth + 1))
    };
    let mut rt = Engine::builder().importer(find).build().runtime();
    let error = rt.run::<()>("import m0").unwrap_err();
    assert!(error.is_exception("RecursionError"), "{error}");
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}
