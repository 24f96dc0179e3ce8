//! What importers may answer, and the ready ones.

use nonlocal::{Engine, Import, Module, Object, Result, Runtime};

fn runtime<F, A>(find: F) -> Runtime
where
    F: Fn(&str) -> A + Send + Sync + 'static,
    A: nonlocal::IntoImport,
{
    Engine::builder().importer(find).build().runtime()
}

#[test]
fn a_namespace_is_the_last_that_is_taken() -> Result<()> {
    let folders = |name: &str| matches!(name, "types" | "shop" | "only").then(Import::namespace);
    let others = |name: &str| (name == "shop").then(|| Import::source("x = 1"));
    let engine = Engine::builder().importer(folders).importer(others);
    let mut rt = engine.build().runtime();
    assert_eq!(
        rt.run::<i64>("import shop, types\ntypes.FunctionType\nshop.x")?,
        1
    );
    assert!(rt.run::<bool>("import only\nhasattr(only, '__path__')")?);
    Ok(())
}

#[test]
fn open_refuses_unless_the_host_has_one() -> Result<()> {
    let error = Runtime::new().run::<()>("open('notes.txt')").unwrap_err();
    assert!(error.is_exception("PermissionError"), "{error}");
    assert!(error.message().contains("'notes.txt'"), "{error}");
    let names = Module::new("builtins").function("open", |path: &str| path.to_uppercase());
    let mut rt = Engine::builder().builtins(names).build().runtime();
    assert_eq!(
        rt.run::<String>("import io\nio.open('a') + open('b')")?,
        "AB"
    );
    Ok(())
}

#[test]
fn texts_make_modules_packages_and_namespaces() -> Result<()> {
    let mut rt = runtime(Import::from_texts([
        ("one", "x = 1"),
        ("pack", "from . import inner\ny = inner.z + 1"),
        ("pack.inner", "z = 10"),
        ("space.deep.leaf", "from pack import y\nname = __name__"),
        ("spaceship", "fast = True"),
    ]));
    rt.run::<()>("import one, pack, space.deep.leaf, spaceship")?;
    assert_eq!(rt.run::<(i64, i64)>("one.x, space.deep.leaf.y")?, (1, 11));
    let names: Vec<String> = rt.run(
        "[str(hasattr(m, '__path__')) + str(hasattr(m, '__file__')) for m in (one, pack, space, space.deep, spaceship)]",
    )?;
    assert_eq!(
        names,
        [
            "FalseTrue",
            "TrueTrue",
            "TrueFalse",
            "TrueFalse",
            "FalseTrue"
        ]
    );
    assert!(
        rt.run::<()>("import space.other")
            .unwrap_err()
            .is_exception("ModuleNotFoundError")
    );
    assert!(
        rt.run::<()>("import spa")
            .unwrap_err()
            .is_exception("ModuleNotFoundError")
    );
    Ok(())
}

#[test]
fn a_package_knows_its_folder() -> Result<()> {
    let mut rt = runtime(|name: &str| match name {
        "pack" => Some(Import::source("").package().file("/lib/pack/__init__.py")),
        _ => None,
    });
    let found: (Vec<String>, String) = rt.run("import pack\npack.__path__, pack.__file__")?;
    assert_eq!(
        found,
        (vec!["/lib/pack".into()], "/lib/pack/__init__.py".into())
    );
    Ok(())
}

#[test]
fn the_runtimes_own_modules_can_come_first() -> Result<()> {
    let mut rt =
        runtime(|name: &str| Some(Import::source(format!("own = '{name}'")).unless_built_in()));
    assert!(
        rt.run::<bool>("import heapq, other\nhasattr(heapq, 'heappush') and other.own == 'other'")?
    );
    let mut rt = runtime(|name: &str| Some(Import::source(format!("own = '{name}'"))));
    assert_eq!(rt.run::<String>("import heapq\nheapq.own")?, "heapq");
    Ok(())
}

#[test]
fn built_in_names_of_the_host() -> Result<()> {
    let names = Module::new("builtins")
        .function("shout", |text: &str| text.to_uppercase())
        .function("len", |_: nonlocal::Value| 7)
        .value("LEVEL", 3);
    let engine = Engine::builder().builtins(names).build();
    let mut rt = engine.runtime();
    assert_eq!(rt.run::<String>("shout('a') * LEVEL")?, "AAA");
    assert_eq!(rt.run::<i64>("len([]) + max(1, 2)")?, 9);
    assert!(
        rt.run::<bool>("import builtins\nbuiltins.shout is shout and 'LEVEL' in dir(builtins)")?
    );
    assert_eq!(rt.run::<i64>("def f(): return LEVEL\nLEVEL = 5\nf()")?, 5);
    assert_eq!(engine.runtime().run::<i64>("LEVEL")?, 3);
    assert_eq!(Runtime::new().run::<i64>("len([])")?, 0);
    Ok(())
}

#[test]
fn importlib_works_through_the_importer() -> Result<()> {
    let mut rt = runtime(Import::from_texts([
        ("pack", "loads = globals().get('loads', 0) + 1"),
        ("pack.mod", "x = 1"),
    ]));
    assert_eq!(
        rt.run::<i64>(
            "import importlib, importlib.util\nimportlib.import_module('.mod', 'pack').x"
        )?,
        1
    );
    assert_eq!(
        rt.run::<i64>("import pack\nassert importlib.reload(pack) is pack\npack.loads")?,
        2
    );
    let spec: (String, Option<String>) =
        rt.run("del __import__('sys').modules['pack.mod']\ns = importlib.util.find_spec('pack.mod')\ns.name, s.origin")?;
    assert_eq!(spec, ("pack.mod".into(), Some("pack/mod.py".into())));
    assert!(rt.run::<bool>("importlib.util.find_spec('pack.none') is None")?);
    Ok(())
}

#[test]
fn an_importers_io_error_is_an_import_error() {
    let mut rt = runtime(|_: &str| -> std::io::Result<Option<Import>> {
        Err(std::io::ErrorKind::PermissionDenied.into())
    });
    let error = rt.run::<()>("import any").unwrap_err();
    assert!(error.is_exception("ImportError"), "{error}");
    assert!(error.downcast_ref::<std::io::Error>().is_some());
}

#[cfg(feature = "files")]
#[test]
fn folders_are_searched_in_their_order() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("nonlocal-importers-{}", std::process::id()));
    for (file, text) in [
        ("a/one.py", "x = 'a'"),
        ("b/one.py", "x = 'b'"),
        ("b/pack/__init__.py", "from .mod import y"),
        ("b/pack/mod.py", "y = __file__"),
        ("b/space/leaf.py", "z = 3"),
        ("secret.py", "s = 1"),
    ] {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().expect("a folder"))?;
        std::fs::write(file, text)?;
    }
    std::fs::write(folder.join("b/latin.py"), b"x = '\xe9'")?;
    let mut rt = runtime(Import::from_folders([folder.join("a"), folder.join("b")]));
    assert_eq!(rt.run::<String>("import one\none.x")?, "a");
    assert!(rt.run::<String>("import pack\npack.y")?.ends_with("mod.py"));
    assert_eq!(rt.run::<i64>("import space.leaf\nspace.leaf.z")?, 3);
    let missing = |rt: &mut Runtime, name: &str| -> nonlocal::Error {
        rt.run::<()>(&*format!("__import__({name:?})")).unwrap_err()
    };
    for name in [
        "../secret",
        "..secret",
        "/etc/passwd",
        "one.py",
        "pack/mod",
        "none",
        "",
    ] {
        let error = missing(&mut rt, name);
        assert!(
            error.is_exception("ModuleNotFoundError") || error.is_exception("ValueError"),
            "{name}: {error}"
        );
    }
    let error = missing(&mut rt, "latin");
    assert!(
        error.is_exception("ImportError") && error.message().contains("latin.py"),
        "{error}"
    );
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Packages that are built as well-known ones are: stars over modules, a finder that makes another package of the first,
/// decorators that compile source, names that are made when somebody asks, and a namespace.
#[cfg(feature = "files")]
#[test]
fn packages_import_from_where_they_lie() -> Result<()> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/embed/packages");
    let mut rt = runtime(Import::from_folders([folder]));
    let source = "
import fluent, alias.more, attached, space.trunk
from attached import NOTHING, define, field, frozen
from fluent import *

@define
class Point:
    x: int
    y: int = field(default=2)

@frozen
class Fixed:
    x: int

try:
    Fixed(1).x = 2
except AttributeError as error:
    refused = str(error)

[
    list(chunked('abcde', 2)), last('xyz'), take(1, 'no'), 'hidden' in dir(fluent),
    alias.last([1, 2]), alias.more is not fluent.more, alias.more.chunked is chunked, alias.more.__spec__.name,
    Point(1), Point(1, y=3).y, refused, attached.__version__, attached.core.__name__, bool(NOTHING),
    space.trunk.where,
]";
    let found: Object = rt.run(source)?;
    assert_eq!(
        rt.repr(&found)?,
        "[[['a', 'b'], ['c', 'd'], ['e']], 'z', ['n'], False, \
         2, True, True, 'alias.more', \
         Point(x=1, y=2), 3, 'x cannot be set', '2.1', 'attached.core', False, \
         ('space.inner', 'space.inner', True)]"
    );
    Ok(())
}

#[test]
fn a_module_knows_its_spec() -> Result<()> {
    let mut rt = runtime(Import::from_texts([
        ("pack", "own = __spec__"),
        ("pack.mod", "own = __spec__"),
        ("space.leaf", ""),
    ]));
    let source = "
import pack.mod, space.leaf
import importlib.util
def known(spec):
    return (spec.name, spec.origin, spec.submodule_search_locations, spec.parent, spec.has_location, type(spec.loader).__name__)
[
    known(pack.__spec__), known(pack.mod.__spec__), known(space.__spec__), pack.own is pack.__spec__,
    importlib.util.find_spec('pack.mod') is pack.mod.own, repr(pack.mod), repr(space),
]";
    let found: Object = rt.run(source)?;
    assert_eq!(
        rt.repr(&found)?,
        "[('pack', 'pack/__init__.py', ['pack'], 'pack', True, 'SourceFileLoader'), \
         ('pack.mod', 'pack/mod.py', None, 'pack', True, 'SourceFileLoader'), \
         ('space', None, [], 'space', False, 'NoneType'), True, True, \
         \"<module 'pack.mod' from 'pack/mod.py'>\", \"<module 'space'>\"]"
    );
    // The host is not asked for what makes specs, and may refuse all that it does not know.
    let mut rt = runtime(|name: &str| match name {
        "rules" => Ok(Some(Import::source("own = __spec__.name"))),
        _ => Err(std::io::Error::from(std::io::ErrorKind::PermissionDenied)),
    });
    assert_eq!(rt.run::<String>("import rules\nrules.own")?, "rules");
    Ok(())
}

/// What packages do that want a copy of a module to change.
#[test]
fn a_loader_runs_a_module_once_more() -> Result<()> {
    let mut rt = runtime(Import::from_texts([(
        "counter",
        "calls = []\ndef count():\n    calls.append(1)\n    return len(calls)\n",
    )]));
    let source = "
import counter
from importlib.util import find_spec, module_from_spec
spec = find_spec('counter')
copy = module_from_spec(spec)
spec.loader.exec_module(copy)
counter.count()
[
    counter.count(), copy.count(), copy is counter, copy.count.__globals__ is vars(copy), counter.__loader__ is spec.loader,
    spec.loader.get_filename(), spec.loader.is_package('counter'), spec.loader.get_source('counter').splitlines()[1],
]";
    let found: Object = rt.run(source)?;
    assert_eq!(
        rt.repr(&found)?,
        "[2, 1, False, True, True, 'counter.py', False, 'def count():']"
    );
    let error = rt
        .run::<()>("from importlib.machinery import SourceFileLoader\nSourceFileLoader('x', 'x.py').get_data('x.py')")
        .unwrap_err();
    assert!(error.is_exception("PermissionError"), "{error}");
    Ok(())
}

#[test]
fn several_importers_are_asked_in_their_order() {
    let only = |wanted: &'static str, text: &'static str| {
        move |name: &str| (name == wanted).then(|| Import::source(text))
    };
    let last =
        |name: &str| Some(Import::source(format!("who = 'last of {name}'")).unless_built_in());
    let engine = Engine::builder()
        .importer(only("a", "who = 'first'"))
        .importer(only("a", "who = 'second'"))
        .importer(only("b", "who = 'third'"))
        .importer(last)
        .importer(only(
            "math",
            "who = 'behind what leaves the name to the runtime'",
        ));
    let mut rt = engine.build().runtime();
    let found: Vec<String> = rt
        .run("import a, b, c, math\n[a.who, b.who, c.who, math.who]")
        .expect("each is found");
    let expected = [
        "first",
        "third",
        "last of c",
        "behind what leaves the name to the runtime",
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_importer_that_fails_is_the_last_that_is_asked() {
    let fails = |_: &str| Err::<Option<Import>, _>(std::io::Error::other("no such shelf"));
    let engine = Engine::builder()
        .importer(fails)
        .importer(|_: &str| Some(Import::source("found = True")));
    let error = engine.build().runtime().run::<()>("import a").unwrap_err();
    assert!(error.to_string().contains("no such shelf"), "{error}");
}
