//! A handle that is stale, foreign, or left over from a runtime that is gone is an error with its own kind and words.

use nonlocal::{
    Cell, Closure, Ctx, Engine, Error, ErrorKind, Fuel, Held, HostRef, HostType, Module, Object,
    Program, Runtime, Scope, Value,
};

const FOREIGN: &str = "the handle belongs to another runtime, or to one that was dropped";
const STALE: &str = "the object was freed: nothing kept it alive";

struct Lamp(bool);

fn engine() -> Engine {
    let lamp = HostType::<Lamp>::new("Lamp")
        .constructor(|| Lamp(false))
        .method("switch", |this: &mut Lamp| {
            this.0 = !this.0;
            this.0
        });
    Engine::builder()
        .module(Module::new("house").ty(lamp))
        .build()
}

/// One handle of each kind, all of one runtime.
struct Handles {
    closure: Closure,
    cell: Cell,
    object: Object,
    scope: Scope,
    held: (Held<Closure>, Held<Cell>, Held<Object>),
    lamp: HostRef<Lamp>,
}

fn handles(rt: &mut Runtime) -> Handles {
    let closure: Closure = rt
        .run("import house\ndef make():\n    n = 1\n    def f():\n        return n\n    return f\nmake()")
        .expect("a closure");
    let cell = rt.cell(&closure, "n").expect("a cell");
    let object: Object = rt.run("[1, 2]").expect("an object");
    let held = (
        rt.hold(&closure).expect("it lives"),
        rt.hold(&cell).expect("it lives"),
        rt.hold(&object).expect("it lives"),
    );
    Handles {
        scope: rt.scope([("x", 1), ("y", 2)]).expect("a scope"),
        lamp: rt.object(Lamp(false)).expect("an object"),
        closure,
        cell,
        object,
        held,
    }
}

#[track_caller]
fn is_foreign<T>(result: nonlocal::Result<T>) {
    let Err(error) = result else {
        panic!("it was taken")
    };
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::ForeignHandle, FOREIGN)
    );
}

/// Every use of every handle in a runtime that is not theirs.
fn all_are_foreign(rt: &mut Runtime, of: &Handles) {
    let Handles {
        closure,
        cell,
        object,
        scope,
        held,
        lamp,
    } = of;
    // As the thing that is worked on.
    is_foreign(rt.call::<Value>(closure, ()));
    is_foreign(rt.call_with::<Value>(closure, (), [("a", 1)]));
    is_foreign(rt.start::<Value>(closure, (), Fuel(10)).map(drop));
    is_foreign(rt.cell(closure, "n"));
    is_foreign(rt.captures(closure));
    is_foreign(closure.code(rt));
    is_foreign(rt.read::<Value>(cell));
    is_foreign(rt.write(cell, 1));
    is_foreign(rt.unbind(cell));
    is_foreign(rt.attr::<Value>(object, "append"));
    is_foreign(rt.set_attr(object, "x", 1));
    is_foreign(rt.item::<Value>(object, 0));
    is_foreign(rt.call_method::<Value>(object, "pop", ()));
    let program = Program::compile_in(["x", "y"], "rule.py", "x + y").expect("it compiles");
    is_foreign(rt.run_in::<Value>(scope, &program));
    is_foreign(rt.start_in::<Value>(scope, &program, Fuel(10)).map(drop));
    is_foreign(rt.held(&held.0));
    is_foreign(rt.held(&held.1));
    is_foreign(rt.held(&held.2));
    is_foreign(rt.hold(closure));
    is_foreign(rt.hold(cell));
    is_foreign(rt.hold(object));
    is_foreign(rt.call_method::<Value>(lamp.object(), "switch", ()));
    // As a value that goes in.
    let own = rt.new_cell(0).expect("a cell");
    let identity: Closure = rt.run("lambda x: x").expect("a closure");
    let list: Object = rt.run("[0]").expect("a list");
    for value in [
        Object::from(closure.clone()),
        object.clone(),
        lamp.object().clone(),
    ] {
        is_foreign(rt.set("x", &value));
        is_foreign(rt.write(&own, &value));
        is_foreign(rt.new_cell(&value));
        is_foreign(rt.call::<Value>(&identity, (&value,)));
        is_foreign(rt.call::<Value>(&identity, vec![vec![value.clone()]]));
        is_foreign(rt.call_method::<Value>(&list, "append", (&value,)));
        is_foreign(rt.set_attr(&list, "x", &value));
        is_foreign(rt.item::<Value>(&list, &value));
        is_foreign(rt.repr(&value));
        is_foreign(rt.str(&value));
        is_foreign(rt.scope([("x", &value)]));
    }
    is_foreign(rt.set("x", lamp));
    is_foreign(rt.set("x", held.0));
    // Nothing has happened by all that.
    assert_eq!(rt.read::<i64>(&own).expect("it is there"), Some(0));
    assert_eq!(rt.get::<Value>("x").expect("no fault"), None);
    assert_eq!(rt.repr(&list).expect("it is there"), "[0]");
}

#[test]
fn foreign_handles_of_every_kind_are_refused_everywhere() {
    let engine = engine();
    let (mut one, mut two) = (engine.runtime(), engine.runtime());
    let of_one = handles(&mut one);
    // The same slots are taken in the other runtime, so that a key alone would find something.
    let of_two = handles(&mut two);
    all_are_foreign(&mut two, &of_one);
    all_are_foreign(&mut one, &of_two);
    // Both work as before with their own.
    for (rt, of) in [(&mut one, of_one), (&mut two, of_two)] {
        assert_eq!(rt.call::<i64>(&of.closure, ()).expect("its own"), 1);
        assert_eq!(rt.held(&of.held.1).expect("its own"), of.cell);
        assert!(
            rt.call_method::<bool>(of.lamp.object(), "switch", ())
                .expect("its own")
        );
        assert!(of.lamp.borrow().expect("nobody borrows it").0);
    }
}

#[test]
fn handles_of_a_runtime_that_is_gone_are_refused_everywhere() {
    let engine = engine();
    let mut old = engine.runtime();
    let of_old = handles(&mut old);
    drop(old);
    // The new runtime may lie at the same place.
    let mut new = engine.runtime();
    let of_new = handles(&mut new);
    all_are_foreign(&mut new, &of_old);
    assert_eq!(new.call::<i64>(&of_new.closure, ()).expect("its own"), 1);
    // What needs no runtime still works: the data of the host, comparing, printing, cloning.
    of_old.lamp.borrow_mut().expect("nobody borrows it").0 = true;
    assert!(of_old.lamp.borrow().expect("nobody borrows it").0);
    assert_eq!(of_old.closure, of_old.closure.clone());
    assert_ne!(of_old.closure, of_new.closure);
    assert_ne!(of_old.cell, of_new.cell);
    assert_eq!(of_old.scope.names().len(), 2);
    for shown in [
        format!("{:?}", of_old.closure),
        format!("{:?}", of_old.cell),
        format!("{:?}", of_old.lamp),
    ] {
        assert!(shown.contains(" of runtime "), "{shown}");
    }
}

#[test]
fn a_stale_reference_is_an_error_and_never_another_object() {
    let mut rt = engine().runtime();
    let of = handles(&mut rt);
    let (closure, cell, object) = of.held;
    drop(of.closure);
    drop(of.cell);
    drop(of.object);
    rt.run::<()>("make = None").expect("it runs");
    rt.collect();
    rt.collect();
    let check = |rt: &mut Runtime| {
        let stale = |error: Error| {
            assert_eq!(
                (error.kind(), error.to_string().as_str()),
                (ErrorKind::StaleHandle, STALE)
            )
        };
        stale(rt.held(&closure).unwrap_err());
        stale(rt.held(&cell).unwrap_err());
        stale(rt.held(&object).unwrap_err());
        stale(rt.set("x", closure).unwrap_err());
        stale(rt.repr(object).unwrap_err());
    };
    check(&mut rt);
    // The slots are taken again.
    let _again: Vec<Closure> = rt
        .run("def make(n):\n    return lambda: n\nlists = [[n] for n in range(100)]\n[make(n) for n in range(100)]")
        .expect("it runs");
    check(&mut rt);
}

#[test]
fn a_foreign_handle_inside_a_callback_is_an_exception_of_the_script() {
    let engine = engine();
    let mut other = engine.runtime();
    let Handles {
        closure,
        cell,
        object,
        held,
        ..
    } = handles(&mut other);
    let mut rt = engine.runtime();
    let functions = [
        rt.function("calls", {
            let closure = closure.clone();
            move |cx: &mut Ctx<'_>| cx.call::<i64>(&closure, ())
        }),
        rt.function("reads", move |cx: &mut Ctx<'_>| cx.read::<i64>(&cell)),
        rt.function("holds", move |cx: &mut Ctx<'_>| cx.held(&held.0)),
        rt.function("gives", move || object.clone()),
        rt.function("nests", move || vec![vec![closure.clone()]]),
    ];
    for function in &functions {
        rt.set("f", function).expect("its own");
        let text: String = rt
            .run("try:\n    f()\nexcept RuntimeError as e:\n    text = str(e)\ntext")
            .expect("it is caught");
        assert_eq!(text, FOREIGN);
        let error = rt.run::<()>("f()").unwrap_err();
        assert!(error.is_exception("RuntimeError"), "{error:?}");
    }
}
