//! Rust data that holds script values: what it shows lives, cycles through it are collected.

use nonlocal::{
    Cell, Closure, Ctx, Engine, ErrorKind, Held, HostRef, HostType, Limits, Module, Object, Result,
    Runtime, Trace, Visitor,
};

#[derive(Default)]
struct Button {
    handlers: Vec<Held<Closure>>,
    label: Option<Held>,
}

impl Trace for Button {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        visitor.visit(&self.handlers);
        visitor.visit(&self.label);
    }
}

fn button() -> HostType<Button> {
    HostType::new("Button")
        .constructor(Button::default)
        .method("on_click", |this: &mut Button, f: Held<Closure>| {
            this.handlers.push(f);
        })
        .property("label", |this: &Button| this.label)
        .setter("label", |this: &mut Button, label: Held| {
            this.label = Some(label);
        })
        .method(
            "click",
            |this: &Button, cx: &mut Ctx<'_>| -> Result<Vec<Object>> {
                let call = |f: &Held<Closure>| {
                    let f = cx.held(f)?;
                    cx.call(&f, ())
                };
                this.handlers.iter().map(call).collect()
            },
        )
        .method(
            "replace",
            |this: &mut Button, cx: &mut Ctx<'_>, f: Closure| -> Result<()> {
                let new: Closure = cx.call(&f, ())?;
                this.handlers.push(cx.hold(&new)?);
                // Collections run while the data is lent out.
                cx.call(&f, ())
            },
        )
        .traced()
}

fn engine(heap: usize, stress: bool) -> Engine {
    Engine::builder()
        .module(Module::new("gui").ty(button()))
        .limits(Limits::new().heap_bytes(heap))
        .gc_stress(stress)
        .build()
}

#[test]
fn what_data_shows_stays_alive() {
    let mut rt = engine(64 << 20, true).runtime();
    let seen: Vec<String> = rt
        .run(
            "
import gui
def make(n):
    b = gui.Button()
    b.label = 'label ' + str(n)
    b.on_click(lambda: b.label + '!')
    b.replace(lambda: lambda: 'new')
    return b
bs = [make(n) for n in range(3)]
junk = [str(n) * 10 for n in range(1000)]
[text for b in bs for text in b.click()]",
        )
        .unwrap();
    assert_eq!(
        seen,
        ["label 0!", "new", "label 1!", "new", "label 2!", "new"]
    );
}

#[test]
fn many_cycles_through_host_objects_do_not_grow_the_heap() {
    let mut rt = engine(8 << 20, false).runtime();
    rt.run::<()>(
        "
import gui
for n in range(100_000):
    b = gui.Button()
    b.on_click(lambda b=b: b)
",
    )
    .unwrap();
    rt.collect();
    rt.collect();
    let stats = rt.stats();
    assert!(stats.count("Function") < 5, "{:?}", stats.objects);
    assert_eq!(stats.handles, 0);
}

#[test]
fn cycles_through_host_functions_are_collected() {
    let mut rt = engine(8 << 20, false).runtime();
    let cell = rt.new_cell(()).unwrap();
    for _ in 0..20_000 {
        let cell: Cell = rt.new_cell(()).unwrap();
        let held = rt.hold(&cell).unwrap();
        let read = rt.function_with(
            "read",
            [held],
            |[cell]: &[Held<Cell>; 1], cx: &mut Ctx<'_>| -> Result<Option<Object>> {
                let cell = cx.held(cell)?;
                cx.read(&cell)
            },
        );
        rt.write(&cell, &read).unwrap();
        let own: Closure = rt.call(&read, ()).unwrap();
        assert_eq!(own, read);
    }
    rt.collect();
    rt.collect();
    assert_eq!(rt.stats().count("HostFunction"), 0);
    assert_eq!(rt.stats().count("Cell"), 1);
    drop(cell);
}

#[test]
fn what_nothing_shows_is_stale() {
    let mut rt = Runtime::new();
    let f: Closure = rt.run("lambda: 1").unwrap();
    let held = rt.hold(&f).unwrap();
    rt.collect();
    assert_eq!(rt.held(&held).unwrap(), f);
    drop(f);
    rt.collect();
    rt.collect();
    let error = rt.held(&held).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::StaleHandle);
    // The place is taken again, and still it is not mistaken for the old one.
    let again: Vec<Closure> = rt.run("[lambda: 2 for _ in range(10)]").unwrap();
    assert!(rt.held(&held).is_err());
    assert_eq!(rt.call::<i64>(&again[0], ()).unwrap(), 2);
}

#[test]
fn what_another_runtime_holds_is_foreign_and_shown_in_vain() {
    let mut one = engine(64 << 20, false).runtime();
    let mut other = engine(64 << 20, false).runtime();
    let f: Closure = one.run("lambda: 1").unwrap();
    let held = one.hold(&f).unwrap();
    let button = other
        .object(Button {
            handlers: vec![held],
            label: None,
        })
        .unwrap();
    other.collect();
    let error = other
        .call_method::<()>(button.object(), "click", ())
        .unwrap_err();
    assert_eq!(
        error.message(),
        "the handle belongs to another runtime, or to one that was dropped"
    );
}

#[test]
fn a_collection_during_an_exclusive_borrow_of_the_host_keeps_what_was_there() {
    let mut rt = engine(64 << 20, false).runtime();
    let button: HostRef<Button> = rt
        .run("import gui\nb = gui.Button()\nb.on_click(lambda: 41 + 1)\nb")
        .unwrap();
    let guard = button.borrow_mut().unwrap();
    rt.collect();
    drop(guard);
    assert_eq!(rt.run::<Vec<i64>>("b.click()").unwrap(), [42]);
}
