//! Errors: what hosts see of exceptions, syntax errors, panics and failed conversions.

use nonlocal::{Ctx, Engine, Error, ErrorKind, Module, Output, Program, Result, Runtime};

#[test]
fn an_exception_has_class_message_line_and_traceback() -> Result<()> {
    let mut rt = Runtime::new();
    let program = Program::compile(
        "orders.py",
        "def total(items):\n    return items['sum']\n\ntotal({})\n",
    )?;
    let error = rt.run::<()>(&program).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Exception);
    assert_eq!(error.exception_class(), Some("KeyError"));
    assert_eq!(error.to_string(), "KeyError: 'sum'");
    assert!(error.is_exception("LookupError") && error.is_exception("Exception"));
    assert_eq!((error.file(), error.line()), (Some("orders.py"), Some(2)));
    let traceback = "\
Traceback (most recent call last):
  File \"orders.py\", line 4, in <module>
    total({})
    ~~~~~^^^^
  File \"orders.py\", line 2, in total
    return items['sum']
           ~~~~~^^^^^^^
KeyError: 'sum'
";
    assert_eq!(error.traceback(), Some(traceback));
    assert_eq!(format!("{error:?}"), traceback.trim_end());
    Ok(())
}

#[test]
fn the_exception_object_can_be_looked_at() {
    let mut rt = Runtime::new();
    let source = "class Refused(Exception):\n    def __init__(self, code):\n        self.code = code\nraise Refused(7)";
    let error = rt.run::<()>(source).unwrap_err();
    let exc = error.exception_object().expect("an exception").clone();
    assert_eq!(error.exception_class(), Some("Refused"));
    assert_eq!(rt.attr::<i64>(&exc, "code").expect("an attribute"), 7);
}

#[test]
fn a_syntax_error_has_a_span_and_a_picture() {
    let error = Program::compile("broken.py", "x = 1\ndef f():\n    nonlocal y\n").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
    assert_eq!(
        error.to_string(),
        "SyntaxError: no binding for nonlocal 'y' found"
    );
    assert_eq!((error.file(), error.line()), (Some("broken.py"), Some(3)));
    let picture = "  File \"broken.py\", line 3
    nonlocal y
    ^^^^^^^^^^
SyntaxError: no binding for nonlocal 'y' found
";
    assert_eq!(error.traceback(), Some(picture));
    let span = error.span().expect("a span");
    assert_eq!((span.start, span.end), (19, 29));
}

#[test]
fn a_source_with_a_null_byte_is_refused() {
    let error = Program::compile("zero.py", "x = '\0'").unwrap_err();
    assert_eq!(
        error.to_string(),
        "SyntaxError: source code string cannot contain null bytes"
    );
}

#[test]
fn a_panic_of_the_host_is_an_error_and_the_runtime_goes_on() -> Result<()> {
    let module =
        Module::new("host").function("fail", |what: &str| -> i64 { panic!("broken {what}") });
    let mut rt = Engine::builder().module(module).build().runtime();
    let source = "
import host
kept = []
def f():
    try:
        host.fail('lamp')
    except BaseException:
        kept.append('caught')
    finally:
        kept.append('finally')
f()";
    let error = rt.run::<()>(source).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert_eq!(
        error.message(),
        "a callback of the host panicked: broken lamp"
    );
    assert_eq!(rt.run::<usize>("len(kept)")?, 0, "no script sees a panic");
    Ok(())
}

#[test]
fn a_panic_deep_inside_callbacks_leaves_nothing_behind() -> Result<()> {
    let module = Module::new("host")
        .function("call", |cx: &mut Ctx<'_>, f: nonlocal::Closure| {
            cx.call::<i64>(&f, ())
        })
        .function("fail", || -> i64 { panic!("deep") });
    let mut rt = Engine::builder().module(module).build().runtime();
    rt.run::<()>(
        "import host\ndef f(n):\n    return host.call(lambda: f(n - 1)) if n else host.fail()",
    )?;
    for _ in 0..3 {
        assert_eq!(rt.run::<i64>("f(5)").unwrap_err().kind(), ErrorKind::Panic);
        assert_eq!(rt.run::<i64>("[1, 2, 3][1]")?, 2);
    }
    Ok(())
}

#[test]
fn a_writer_that_panics_or_fails_ends_the_run() -> Result<()> {
    let panics = Output::callback(|_| panic!("no paper"));
    let mut rt = Engine::builder().stdout(panics).build().runtime();
    assert_eq!(
        rt.run::<()>("print('x')").unwrap_err().kind(),
        ErrorKind::Panic
    );
    assert_eq!(rt.run::<i64>("1")?, 1);

    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut rt = Engine::builder()
        .stdout(Output::writer(Full))
        .build()
        .runtime();
    let error = rt.run::<()>("print('x')").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Limit(_)), "{error}");
    Ok(())
}

#[test]
fn a_host_function_raises_the_exception_it_wants() -> Result<()> {
    let mut rt = Runtime::new();
    let parse = rt.function("parse", |text: &str| {
        text.parse::<i64>()
            .map_err(|e| Error::exception("ValueError", e.to_string()))
    });
    rt.set("parse", parse)?;
    let source = "try:\n    parse('x')\nexcept ValueError as e:\n    text = str(e)\ntext";
    assert_eq!(rt.run::<String>(source)?, "invalid digit found in string");
    assert_eq!(rt.run::<i64>("parse('12')")?, 12);
    Ok(())
}

#[test]
fn an_exception_passes_through_a_host_function_as_itself() -> Result<()> {
    let mut rt = Runtime::new();
    let call = rt.function("call", |cx: &mut Ctx<'_>, f: nonlocal::Closure| {
        cx.call::<i64>(&f, ())
    });
    rt.set("call", call)?;
    let source = "
class Own(Exception): pass
first = Own('x')
def f():
    raise first
try:
    call(f)
except Own as error:
    same = error is first
same";
    assert!(rt.run::<bool>(source)?);
    let error = rt.run::<()>("call(f)").unwrap_err();
    assert_eq!(
        error.traceback(),
        Some(
            "Traceback (most recent call last):
  File \"<string>\", line 1, in <module>
    call(f)
    ~~~~^^^
  File \"<host>\", in call
  File \"<string>\", line 5, in f
  File \"<string>\", line 7, in <module>
  File \"<host>\", in call
  File \"<string>\", line 5, in f
Own: x
"
        )
    );
    Ok(())
}

#[test]
fn missing_names_are_named() -> Result<()> {
    let mut rt = Runtime::new();
    let f: nonlocal::Closure = rt.run("lambda: 0")?;
    let error = rt.cell(&f, "n").unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::NotFound, "the function has no free variable 'n'")
    );
    let error = rt.scope([("a", 1)])?.cell("b").unwrap_err();
    assert_eq!(error.to_string(), "the scope has no name 'b'");
    Ok(())
}

#[test]
fn the_frames_on_both_sides_of_the_host_are_kept() -> Result<()> {
    let module = Module::new("shop").function("each", |cx: &mut Ctx<'_>, f: nonlocal::Closure| {
        cx.call::<i64>(&f, ())
    });
    let mut rt = Engine::builder().module(module).build().runtime();
    let program = Program::compile(
        "orders.py",
        "import shop\ndef inner():\n    return {}['k']\n\nshop.each(inner)\n",
    )?;
    let error = rt.run::<()>(&program).unwrap_err();
    let traceback = "\
Traceback (most recent call last):
  File \"orders.py\", line 5, in <module>
    shop.each(inner)
    ~~~~~~~~~^^^^^^^
  File \"<host>\", in shop.each
  File \"orders.py\", line 3, in inner
    return {}['k']
           ~~^^^^^
KeyError: 'k'
";
    assert_eq!(error.traceback(), Some(traceback));
    let frames: Vec<_> = error
        .frames()
        .iter()
        .map(|frame| (&*frame.file, frame.line, &*frame.function))
        .collect();
    assert_eq!(
        frames,
        [
            ("orders.py", 5, "<module>"),
            ("<host>", 0, "shop.each"),
            ("orders.py", 3, "inner")
        ]
    );
    let span = error.span().expect("a span");
    assert_eq!((span.start, span.end), (36, 43));
    assert_eq!(error.excerpt(), Some("return {}['k']\n       ~~^^^^^\n"));
    Ok(())
}

/// An error of the host's that has one of a script in it.
#[derive(Debug, thiserror::Error)]
#[error("the order was refused")]
struct Refused(#[source] Error);

#[test]
fn an_exception_that_the_host_wraps_is_the_cause() -> Result<()> {
    let mut rt = Runtime::new();
    let call = rt.function("call", |cx: &mut Ctx<'_>, f: nonlocal::Closure| {
        cx.call::<i64>(&f, ()).map_err(Refused)
    });
    rt.set("call", call)?;
    let error = rt
        .run::<()>("def f():\n    raise ValueError('empty')\ncall(f)")
        .unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: the order was refused");
    assert!(error.downcast_ref::<Refused>().is_some());
    let cause = error.cause().expect("a cause");
    assert_eq!(cause.to_string(), "ValueError: empty");
    assert_eq!(
        error.traceback(),
        Some(
            "Traceback (most recent call last):
  File \"<string>\", line 2, in f
    raise ValueError('empty')
ValueError: empty

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File \"<string>\", line 3, in <module>
    call(f)
    ~~~~^^^
RuntimeError: the order was refused
"
        )
    );
    // A limit stays a limit, however it is wrapped.
    let endless = "try:\n    call(stop)\nexcept BaseException:\n    pass";
    let stop = rt.function("stop", || -> Result<i64> { Err(Error::interrupted()) });
    rt.set("stop", stop)?;
    let error = rt.run::<()>(endless).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    Ok(())
}

#[test]
fn an_error_knows_every_built_in_class_that_would_catch_it() {
    let both = "class Both(KeyError, ValueError): pass\nraise Both()";
    let error = Runtime::new().run::<()>(both).unwrap_err();
    for class in [
        "KeyError",
        "LookupError",
        "ValueError",
        "Exception",
        "object",
    ] {
        assert_eq!(error.is_exception(class), class != "object", "{class}");
    }
    assert!(!error.is_exception("TypeError"));

    let group = "raise ExceptionGroup('two', [ValueError()])";
    let error = Runtime::new().run::<()>(group).unwrap_err();
    assert!(error.is_exception("Exception"));
    assert!(error.is_exception("BaseExceptionGroup"));
    assert!(!error.is_exception("ValueError"));

    // `IOError` is another name of the class.
    assert!(Error::exception("IOError", "no disk").is_exception("OSError"));
    assert!(Error::exception("OSError", "no disk").is_exception("IOError"));
}

#[test]
fn an_error_of_the_system_is_the_exception_that_fits() -> Result<()> {
    use std::io;
    let mut rt = Runtime::new();
    let fail = rt.function("fail", |kind: &str| -> io::Result<()> {
        Err(match kind {
            "file" => return std::fs::read("/no/such/file").map(drop),
            "late" => io::ErrorKind::TimedOut.into(),
            "closed" => io::Error::new(io::ErrorKind::BrokenPipe, "it is gone"),
            "end" => io::ErrorKind::UnexpectedEof.into(),
            _ => io::Error::other("no idea"),
        })
    });
    rt.set("fail", fail)?;
    let caught = |rt: &mut Runtime, kind: &str| {
        rt.run::<String>(&*format!(
            "try: fail({kind:?})\nexcept Exception as e: seen = e\nf'{{type(seen).__name__}} {{seen}} {{getattr(seen, \"errno\", 0)}}'"
        ))
    };
    assert_eq!(
        caught(&mut rt, "file")?,
        "FileNotFoundError [Errno 2] No such file or directory 2"
    );
    assert_eq!(caught(&mut rt, "late")?, "TimeoutError timed out None");
    assert_eq!(
        caught(&mut rt, "closed")?,
        "BrokenPipeError it is gone None"
    );
    assert_eq!(caught(&mut rt, "end")?, "EOFError unexpected end of file 0");
    assert_eq!(caught(&mut rt, "other")?, "OSError no idea None");
    let error = rt.run::<()>("fail('file')").unwrap_err();
    let own = error.downcast_ref::<io::Error>().expect("the host's own");
    assert_eq!(own.kind(), io::ErrorKind::NotFound);
    Ok(())
}

#[test]
fn a_result_of_another_type_names_the_function() -> Result<()> {
    let mut rt = Runtime::new();
    let program = Program::compile(
        "rules.py",
        "\ndef price(net):\n    return [net, {'sum': 'much'}]\nclass C:\n    def m(self): return None\nprice",
    )?;
    let price: nonlocal::Closure = rt.run(&program)?;
    let error = rt.call::<f64>(&price, (1,)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Convert);
    assert_eq!(
        error.to_string(),
        "result of price() (rules.py, line 2): expected float, got list"
    );
    assert_eq!((error.file(), error.line()), (Some("rules.py"), Some(2)));
    let error = rt
        .call::<(i64, std::collections::HashMap<String, f64>)>(&price, (1,))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "result of price() (rules.py, line 2): expected float, got str at [1].sum"
    );
    let c: nonlocal::Object = rt.run("C()")?;
    let error = rt.call_method::<i64>(&c, "m", ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "result of C.m() (rules.py, line 5): expected int, got None"
    );
    let len: nonlocal::Closure = rt.run("len")?;
    let error = rt.call::<String>(&len, ("abc",)).unwrap_err();
    assert_eq!(error.to_string(), "result of len(): expected str, got int");
    Ok(())
}

#[test]
fn an_error_can_be_cloned() {
    let mut rt = Runtime::new();
    let error = rt.run::<()>("def f(): 1 / 0\nf()").unwrap_err();
    let copy = error.clone();
    assert_eq!(copy.to_string(), error.to_string());
    assert_eq!(copy.traceback(), error.traceback());
    assert_eq!(format!("{copy:?}"), format!("{error:?}"));
    drop(error);
    assert!(copy.is_exception("ZeroDivisionError"));
}

#[test]
fn a_program_without_a_scope_is_refused_in_one() -> Result<()> {
    let mut rt = Runtime::new();
    let scope = rt.scope([("rate", 2)])?;
    let program = Program::compile("rules.py", "rate = 5\nrate")?;
    for error in [
        rt.run_in::<i64>(&scope, &program).unwrap_err(),
        rt.start_in::<i64>(&scope, &program, nonlocal::Fuel::ALL)
            .map(drop)
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Code);
        assert!(
            error.to_string().contains("`Program::compile_in`"),
            "{error}"
        );
    }
    assert_eq!(rt.get::<i64>("rate")?, None);
    assert_eq!(rt.run_in::<i64>(&scope, "rate + 1")?, 3);
    Ok(())
}
