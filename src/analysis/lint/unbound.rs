//! `unbound-capture`: a closure reads a captured variable that is bound to nothing.

use super::late::{Closure, Flows, outlives_region};
use super::{Found, LintRule};
use crate::analysis::occurrences::NO_LOOP;
use crate::analysis::variables::Variable;
use crate::analysis::{HOST_SCOPE, Occurrence, Reading, Usage};
use crate::source::Span;
use crate::symtable::{Block, BlockKind, Scope};

/// So many reads of one variable are looked at.
const MOST_READS: usize = 64;

pub(super) fn unbound_captures(reading: &Reading<'_>, flows: &Flows, found: &mut Found<'_>) {
    for block in reading.symbols.blocks() {
        let is_owner = block.kind().is_function_like() && !block.kind().is_type_scope();
        if !is_owner || &**block.name() == HOST_SCOPE || reading.is_dynamic(block.id()) {
            continue;
        }
        for (at, symbol) in block.symbols().enumerate() {
            if symbol.scope() == Scope::Cell {
                let variable = reading.index.variable_of(block.id(), at);
                if reading.index.owner(variable) == Some(block.id()) {
                    of_variable(reading, flows, block, variable, found);
                }
            }
        }
    }
}

/// What happens to a cell variable in the frame that owns it.
struct Story<'a> {
    owner: &'a Block,
    variable: Variable,
    bindings: Vec<&'a Occurrence>,
}

fn of_variable(
    reading: &Reading<'_>,
    flows: &Flows,
    owner: &Block,
    variable: Variable,
    found: &mut Found<'_>,
) {
    let index = reading.index;
    let frame = index.frame(owner.id());
    let all = || index.of(variable);
    let bindings: Vec<_> = all().filter(|each| each.usage.is_binding()).collect();
    let reads = all().filter(|each| each.usage.is_read() && index.frame(each.block) != frame);
    let reads: Vec<_> = reads.take(MOST_READS).collect();
    let Some(first) = reads.first() else { return };
    let name = reading.name(first);
    if bindings.is_empty() {
        let message = format!(
            "nothing ever binds `{name}` of {}",
            reading.block_name(owner.id())
        );
        let instead = format!("bind `{name}` before the closure is called");
        found.add(reading.lint(LintRule::UnboundCapture, first.span, message, instead));
        return;
    }
    if bindings.iter().any(|each| index.frame(each.block) != frame) {
        // Another function binds it as well, at any time.
        return;
    }
    let story = Story {
        owner,
        variable,
        bindings,
    };
    for read in reads {
        let Some(closure) = closure_of(reading, flows, &story, read) else {
            continue;
        };
        let case = Case {
            reading,
            flows,
            story: &story,
            closure,
            read,
        };
        let lint = handled(case)
            .or_else(|| deleted(case))
            .or_else(|| called_before(case))
            .or_else(|| on_some_path(case));
        if let Some((message, instead, place, what)) = lint {
            let mut lint = reading.lint(LintRule::UnboundCapture, read.span, message, instead);
            lint.relate(reading, place, what);
            found.add(lint);
            return;
        }
    }
}

/// A read of the variable, and the closure that it is in.
#[derive(Clone, Copy)]
struct Case<'a> {
    reading: &'a Reading<'a>,
    flows: &'a Flows,
    story: &'a Story<'a>,
    closure: &'a Closure,
    read: &'a Occurrence,
}

/// Message, what to write instead, another place, and what is there.
type Finding = Option<(String, String, Span, &'static str)>;

/// The closure that is made in the frame of the owner and that a read is in.
fn closure_of<'f>(
    reading: &Reading<'_>,
    flows: &'f Flows,
    story: &Story<'_>,
    read: &Occurrence,
) -> Option<&'f Closure> {
    let index = reading.index;
    let frame = index.frame(story.owner.id());
    let mut block = index.frame(read.block);
    while let Some(parent) = reading.symbols.block(block).parent() {
        let parent = index.frame(parent);
        if parent == frame {
            return flows.closure(block);
        }
        block = parent;
    }
    None
}

/// The name of an exception handler, which is unbound at its end.
fn handled(case: Case<'_>) -> Finding {
    let Case {
        reading,
        flows,
        story,
        closure,
        read,
    } = case;
    if !story
        .bindings
        .iter()
        .all(|each| each.usage == Usage::Except)
    {
        return None;
    }
    let made = closure.flow.at;
    let handler = flows.handler_around(made)?;
    let name = reading.name(read);
    let binding = story
        .bindings
        .iter()
        .rev()
        .find(|each| each.span.start < made)?;
    outlives_region(reading, flows, closure, handler).then(|| {
        let message = format!(
            "`{name}` is unbound at the end of the `except` clause, and the closure that reads it outlives that"
        );
        let instead = format!("bind it to another name in the clause, such as `error = {name}`");
        (message, instead, binding.span, "bound")
    })
}

/// A variable that is deleted behind the closure.
fn deleted(case: Case<'_>) -> Finding {
    let Case {
        reading,
        flows,
        story,
        closure,
        read,
    } = case;
    let index = reading.index;
    let made = closure.flow.at;
    let deletion = index
        .of(story.variable)
        .find(|each| each.usage == Usage::Delete && each.span.start > made)?;
    let is_own = index.frame(deletion.block) == index.frame(story.owner.id());
    let is_bound_again = story.bindings.iter().any(|each| {
        let repeats = each.outer_loop != NO_LOOP && each.outer_loop == deletion.outer_loop;
        each.effect > deletion.span.start || repeats
    });
    if !is_own || is_bound_again {
        return None;
    }
    let region = Span::new(made, deletion.span.start);
    outlives_region(reading, flows, closure, region).then(|| {
        let name = reading.name(read);
        let line = reading.source.line(deletion.span.start);
        let message = format!("line {line} deletes `{name}`, which the closure still reads");
        let instead = format!("leave the `del {name}` out, or make the closure without it");
        (message, instead, deletion.span, "deleted")
    })
}

/// A closure that is called before what it reads is bound.
fn called_before(case: Case<'_>) -> Finding {
    let Case {
        reading,
        flows,
        story,
        closure,
        read,
    } = case;
    // What the closure does under a condition may not be done yet.
    if read.conditions > 0 || index_block(reading, read) != closure.block {
        return None;
    }
    let block = reading.symbols.block(closure.block);
    if block.kind() != BlockKind::Function || block.is_generator() || block.is_coroutine() {
        return None;
    }
    let index = reading.index;
    let holder = flows.holder_of(closure)?;
    let frame = index.frame(story.owner.id());
    let call = flows
        .of_variable(holder)
        .iter()
        .filter(|flow| flow.frame() == frame);
    let call = call
        .filter(|flow| flows.is_call(flow))
        .min_by_key(|flow| flow.at)?;
    let place = index.at(call.at)?;
    let may_be_bound = story.bindings.iter().any(|each| {
        let repeats = each.outer_loop != NO_LOOP && each.outer_loop == place.outer_loop;
        each.effect <= call.at || repeats
    });
    if may_be_bound {
        return None;
    }
    let name = reading.name(read);
    let (line, bound) = (
        reading.source.line(call.at),
        reading.source.line(story.bindings.first()?.span.start),
    );
    let message = format!("line {line} calls this before line {bound} binds `{name}`");
    let instead = format!("bind `{name}` first");
    Some((message, instead, place.span, "called"))
}

fn index_block(reading: &Reading<'_>, read: &Occurrence) -> crate::symtable::BlockId {
    reading.index.frame(read.block)
}

/// A variable that only an `if` binds, while the closure is made and reads it in any case.
fn on_some_path(case: Case<'_>) -> Finding {
    let Case {
        reading,
        flows,
        story,
        closure,
        read,
    } = case;
    let [binding] = &story.bindings[..] else {
        return None;
    };
    let is_conditional = binding.in_plain_if && binding.conditions == 1;
    let is_plain = matches!(
        binding.usage,
        Usage::Assign | Usage::Import | Usage::Function
    );
    if !is_conditional || !is_plain || binding.outer_loop != NO_LOOP {
        return None;
    }
    let is_sure = read.conditions == 0 && index_block(reading, read) == closure.block;
    let made = closure.flow.at;
    if !is_sure || !flows.is_always_used(reading, closure) || made < binding.effect {
        return None;
    }
    if flows.may_leave(closure, binding.span.start) {
        // The other path may end before the closure is made.
        return None;
    }
    let name = reading.name(read);
    let line = reading.source.line(binding.span.start);
    let message = format!(
        "only under the condition above line {line} is `{name}` bound, which is always read"
    );
    let instead = format!("bind `{name}` on the other path as well");
    Some((message, instead, binding.span, "bound"))
}
