//! Frozen graphs that are damaged: they are refused, or what comes out of them is used without harm.

use super::bytes::Bytes;

#[path = "../../freeze/zoo.rs"]
#[allow(dead_code, reason = "the tests of freezing use more of it")]
mod zoo;

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let graphs = zoo::graphs();
    let graph = &graphs[bytes.below(graphs.len())];
    let mut sections = zoo::Sections::of(&graph.bytes);
    if bytes.one_in(4) {
        // A section that has nothing of the old one.
        let which = bytes.below(zoo::section::COUNT);
        let length = bytes.below(256);
        sections.sections[which] = bytes.take(length).to_vec();
    }
    while !bytes.is_empty() {
        sections.change(&mut |end| bytes.below(end));
    }
    let mut rt = zoo::runtime(20_000);
    zoo::prepare(&mut rt).expect("it runs");
    zoo::tried(&mut rt, &sections.bytes());
}
