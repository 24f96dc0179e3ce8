//! Graphs from inside of a run, and of one that stands still.

use nonlocal::graph::{Bounds, NodeKind};
use nonlocal::{Closure, Ctx, Fuel, Runtime, Step};

const SCRIPT: &str = "
def outer(n):
    def inner():
        stop()
        return n
    return inner()
outer(5)";

#[test]
fn frames_that_run_are_nodes_and_cells_were_made_in_them() {
    let mut rt = Runtime::new();
    let stop = |cx: &mut Ctx<'_>| -> nonlocal::Result<()> {
        let text = cx.heap_graph(Bounds::new()).to_string();
        cx.set("text", text)
    };
    let stop = rt.function("stop", stop);
    rt.set("stop", stop).expect("room");
    rt.run::<()>(SCRIPT).expect("the script runs");
    let text: Option<String> = rt.get("text").expect("a text");
    let expected = "\
#1 closure outer.<locals>.inner, <string>:3
    captures #2 n
    was made in #3
#2 cell n of outer: 5
    was made in #3
#3 frame outer, <string>:6, running
    holds #1 as variable inner
    holds #2 as variable n
#4 frame outer.<locals>.inner, <string>:4, running
    holds #2 as variable n
    holds #1 as function
";
    assert_eq!(text.as_deref(), Some(expected));
}

#[test]
fn a_run_that_stands_still_says_why_its_variables_are_alive() {
    let mut rt = Runtime::new();
    let spin: Closure = rt
        .run("def spin(n):\n    keep = lambda: n\n    kept.append(keep)\n    while True: pass\nkept = []\nspin")
        .expect("the script runs");
    let Ok(Step::OutOfFuel(mut paused)) = rt.start::<()>(&spin, (3,), Fuel(10_000)) else {
        panic!("it spins");
    };
    let graph = paused.heap_graph(Bounds::new());
    let frames = graph.nodes().iter();
    let frames = frames.filter(|node| matches!(node.kind, NodeKind::Frame(_)));
    assert_eq!(frames.count(), 1);
    let cells = paused.frame().expect("a frame").cells();
    let (name, cell) = &cells[0];
    assert_eq!(&**name, "n");
    let why = paused.why_alive(cell).expect("a handle of this runtime");
    assert_eq!(why.to_string(), "frame spin at line 4 -> cell n");
    assert_eq!(
        format!("{why:#}"),
        "frame spin at line 4\n  -> variable n: cell n"
    );
}
