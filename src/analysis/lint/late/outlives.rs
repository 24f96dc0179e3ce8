//! Whether a closure outlives an iteration of a loop.

use std::fmt;

use super::fate::{Closure, Fate, FateId, Flow, Key, LoopId, Method};
use super::{Flows, Loop};
use crate::analysis::variables::Variable;
use crate::analysis::{Reading, Usage};
use crate::source::Span;
use crate::symtable::{BlockId, BlockKind};

/// So many fates are looked at for one closure and one loop; what takes longer to find is not found.
const BUDGET: u32 = 400;
/// So many occurrences of a variable are looked at for the one that matters.
const FIRST: usize = 64;
/// So many calls are followed into each other.
const MOST_CALLS: usize = 8;

/// How a closure outlives the iteration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum How {
    /// By what happens at a place.
    At(Kind, u32),
    /// The comprehension that makes it collects it.
    Collected,
}

/// What makes it outlive the iteration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Kept,
    Yielded,
    Started,
    /// The next iteration still has it.
    Next,
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Collected => "is collected by the comprehension",
            Self::At(Kind::Kept, _) => "is kept beyond the iteration",
            Self::At(Kind::Yielded, _) => "is yielded",
            Self::At(Kind::Started, _) => "goes on beside the loop",
            Self::At(Kind::Next, _) => "is used by the next iteration",
        })
    }
}

/// What kind of value is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Function,
    /// An iterator or a coroutine: it does its work when somebody goes through it.
    Lazy,
    Class,
    /// An instance of a class that holds it.
    Instance,
    /// An object that holds it.
    Object,
}

/// A value on its way.
#[derive(Clone, Copy)]
struct Traveller {
    shape: Shape,
    /// How many containers are around it.
    boxes: u8,
    /// Where it is.
    at: u32,
    /// How many loops of the frame of the loop may go on.
    stays: u16,
    frame: BlockId,
}

pub(super) struct Search<'a> {
    reading: &'a Reading<'a>,
    flows: &'a Flows,
    /// The loop; `None`: a part of a function that runs once.
    id: Option<LoopId>,
    repeated: Loop,
    budget: u32,
    /// The fates of the results of the calls that are followed, the innermost last.
    calls: Vec<FateId>,
    /// The variables that are followed.
    visiting: Vec<Variable>,
    holders: Vec<BlockId>,
}

impl<'a> Search<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, flows: &'a Flows, id: LoopId) -> Self {
        Self {
            reading,
            flows,
            id: Some(id),
            repeated: flows.loops[id.0 as usize],
            budget: BUDGET,
            calls: Vec::new(),
            visiting: Vec::new(),
            holders: Vec::new(),
        }
    }

    /// A search in a part of a function, as if it were repeated.
    pub(super) fn of_region(
        reading: &'a Reading<'a>,
        flows: &'a Flows,
        region: Span,
        frame: BlockId,
    ) -> Self {
        Self {
            reading,
            flows,
            id: None,
            repeated: Loop {
                around: None,
                depth: 0,
                region,
                frame,
                is_comprehension: true,
            },
            budget: BUDGET,
            calls: Vec::new(),
            visiting: Vec::new(),
            holders: Vec::new(),
        }
    }

    /// Whether a closure is still there behind the part in which it was made.
    pub(super) fn leaves(&mut self, closure: &Closure) -> bool {
        let block = self.reading.symbols.block(closure.block);
        let shape = match block.kind() {
            BlockKind::GeneratorExp => Shape::Lazy,
            BlockKind::Class => return false,
            _ => Shape::Function,
        };
        self.flow(&closure.flow, shape, 0).is_some()
    }

    /// Whether a closure that reads a variable outlives the iteration in which it was made.
    pub(super) fn outlives(&mut self, closure: &Closure, variable: Variable) -> Option<How> {
        let block = self.reading.symbols.block(closure.block);
        let shape = match block.kind() {
            BlockKind::GeneratorExp => Shape::Lazy,
            BlockKind::Class => Shape::Class,
            _ => Shape::Function,
        };
        let found = self.flow(&closure.flow, shape, 0);
        if found.is_some() || shape != Shape::Function {
            return found;
        }
        let is_lazy = block.is_generator() || block.is_coroutine();
        if is_lazy || self.returns_closure(closure.block, variable) {
            // Calling it does nothing yet: what comes out is followed.
            let shape = if is_lazy {
                Shape::Lazy
            } else {
                Shape::Function
            };
            return self.results(closure, shape);
        }
        None
    }

    /// Whether a function returns a closure that reads a variable.
    fn returns_closure(&self, function: BlockId, variable: Variable) -> bool {
        let (index, symbols) = (self.reading.index, self.reading.symbols);
        let span = symbols.block(function).span();
        let mut reads = index.of_within(variable, span).take(64);
        reads.any(|read| {
            if !read.usage.is_read() || !index.is_in(read.block, function) {
                return false;
            }
            // The closure directly in the function that the read is in.
            let mut block = read.block;
            while let Some(parent) = symbols.block(block).parent()
                && index.frame(parent) != function
                && block != function
            {
                block = parent;
            }
            block != function
                && self
                    .flows
                    .closure(block)
                    .is_some_and(|inner| self.is_returned(inner.flow.fate, 16))
        })
    }

    fn is_returned(&self, fate: FateId, budget: u8) -> bool {
        let Some(budget) = budget.checked_sub(1) else {
            return false;
        };
        match self.flows.fates[fate.0 as usize] {
            Fate::Returned | Fate::Yielded => true,
            Fate::Held(variable) => {
                let flows = self.flows.of_variable(variable).iter().take(16);
                flows
                    .into_iter()
                    .any(|flow| self.is_returned(flow.fate, budget))
            }
            Fate::InContainer(then) | Fate::InObject(then) | Fate::Collected(_, then) => {
                self.is_returned(then, budget)
            }
            Fate::Both(a, b) => self.is_returned(a, budget) || self.is_returned(b, budget),
            _ => false,
        }
    }

    /// What comes out of the calls of a closure.
    fn results(&mut self, closure: &Closure, shape: Shape) -> Option<How> {
        let fates = &self.flows.fates;
        match fates[closure.flow.fate.0 as usize] {
            Fate::Called(then) => self.follow(then, self.traveller(&closure.flow, shape, 0)),
            Fate::Held(variable) => {
                let flows = self.flows.of_variable(variable);
                flows.iter().rev().find_map(|flow| {
                    let Fate::Called(then) = fates[flow.fate.0 as usize] else {
                        return None;
                    };
                    let inside = contains(self.repeated.region, flow.at);
                    let flow = Flow {
                        fate: then,
                        ..*flow
                    };
                    inside.then(|| self.flow(&flow, shape, 0)).flatten()
                })
            }
            _ => None,
        }
    }

    fn traveller(&self, flow: &Flow, shape: Shape, boxes: u8) -> Traveller {
        Traveller {
            shape,
            boxes,
            at: flow.at,
            stays: flow.stays,
            frame: flow.frame,
        }
    }

    fn flow(&mut self, flow: &Flow, shape: Shape, boxes: u8) -> Option<How> {
        self.follow(flow.fate, self.traveller(flow, shape, boxes))
    }

    /// That it outlives the iteration by what happens at a place, if the loop goes on after it.
    fn kept(&self, kind: Kind, traveller: Traveller) -> Option<How> {
        let goes_on = self.repeated.is_comprehension
            || traveller.frame != self.repeated.frame
            || self.repeated.depth < traveller.stays;
        goes_on.then_some(How::At(kind, traveller.at))
    }

    fn follow(&mut self, fate: FateId, traveller: Traveller) -> Option<How> {
        self.budget = self.budget.checked_sub(1)?;
        let Traveller { shape, boxes, .. } = traveller;
        let with = |shape| Traveller { shape, ..traveller };
        match self.flows.fates[fate.0 as usize] {
            Fate::Ends => None,
            Fate::Kept => self.kept(Kind::Kept, traveller),
            Fate::Both(first, second) => self
                .follow(first, traveller)
                .or_else(|| self.follow(second, traveller)),
            Fate::Called(then) if boxes == 0 => match shape {
                Shape::Class => self.follow(then, with(Shape::Instance)),
                _ => None,
            },
            Fate::Called(_) => None,
            Fate::Held(variable) => self.held(variable, traveller),
            Fate::InClass(class) => {
                let closure = self.flows.closure(class)?;
                let flow = closure.flow;
                self.holder(class, &flow, Shape::Class)
            }
            Fate::Into(block) => {
                let kind = self.reading.symbols.block(block).kind();
                let shape = match kind {
                    BlockKind::GeneratorExp => Shape::Lazy,
                    BlockKind::Class => return None,
                    _ => Shape::Function,
                };
                let flow = self.flows.closure(block)?.flow;
                self.holder(block, &flow, shape)
            }
            Fate::Stored(root, key) => self.stored(root, key, traveller),
            Fate::Returned => match self.calls.pop() {
                Some(then) => {
                    let found = self.follow(then, traveller);
                    self.calls.push(then);
                    found
                }
                None if self.id.is_none() => self.kept(Kind::Kept, traveller),
                None => None,
            },
            Fate::Yielded => match self.calls.pop() {
                Some(then) => {
                    let found = self.follow(then, with(Shape::Lazy));
                    self.calls.push(then);
                    found
                }
                None if traveller.frame == self.repeated.frame => {
                    self.kept(Kind::Yielded, traveller)
                }
                None => None,
            },
            Fate::Collected(id, _) if Some(id) == self.id => Some(How::Collected),
            Fate::Collected(_, then) | Fate::InContainer(then) => self.follow(
                then,
                Traveller {
                    boxes: boxes.saturating_add(1),
                    ..traveller
                },
            ),
            Fate::Generated(id, then) if Some(id) == self.id => {
                let lasts = self.collects(then, shape == Shape::Lazy);
                lasts.then_some(How::Collected)
            }
            Fate::Generated(_, then) => self.follow(then, with(Shape::Lazy)),
            Fate::Iterated(then) => match boxes.checked_sub(1) {
                Some(boxes) => self.follow(then, Traveller { boxes, ..traveller }),
                None => None,
            },
            Fate::Registered(_) if shape == Shape::Lazy => None,
            Fate::Registered(then) => self.follow(then, traveller),
            Fate::Lazily(then) => self.follow(
                then,
                Traveller {
                    boxes: 0,
                    ..with(Shape::Lazy)
                },
            ),
            Fate::InObject(then) => self.follow(
                then,
                Traveller {
                    boxes: 0,
                    ..with(Shape::Object)
                },
            ),
            Fate::Part(then) => self.part(then, traveller),
            Fate::Method(method, then) => self.method(method, then, traveller),
            Fate::Argument(parameter, then) => self.argument(parameter, then, traveller),
            Fate::Unknown => None,
            Fate::Started(then) => {
                if self.is_waited_for(then) {
                    return None;
                }
                self.kept(Kind::Started, traveller)
            }
        }
    }

    /// An attribute or an item of it.
    fn part(&mut self, then: FateId, traveller: Traveller) -> Option<How> {
        match (traveller.boxes.checked_sub(1), traveller.shape) {
            (Some(boxes), _) => self.follow(then, Traveller { boxes, ..traveller }),
            (None, Shape::Instance | Shape::Class) => self.follow(
                then,
                Traveller {
                    shape: Shape::Function,
                    ..traveller
                },
            ),
            _ => None,
        }
    }

    fn method(&mut self, method: Method, then: FateId, traveller: Traveller) -> Option<How> {
        match (method, traveller.boxes) {
            (Method::Start, 0) if matches!(traveller.shape, Shape::Object | Shape::Instance) => {
                self.kept(Kind::Started, traveller)
            }
            (Method::Take, 1..) => self.part(then, traveller),
            (Method::Copy, 1..) => self.follow(then, traveller),
            _ => None,
        }
    }

    /// Another function or class holds it.
    fn holder(&mut self, block: BlockId, flow: &Flow, shape: Shape) -> Option<How> {
        if self.holders.contains(&block) || self.holders.len() > MOST_CALLS {
            return None;
        }
        self.holders.push(block);
        let found = self.flow(flow, shape, 0);
        self.holders.pop();
        found
    }

    fn argument(&mut self, parameter: Variable, then: FateId, traveller: Traveller) -> Option<How> {
        if self.calls.len() >= MOST_CALLS || self.visiting.contains(&parameter) {
            return None;
        }
        self.calls.push(then);
        self.visiting.push(parameter);
        let flows = self.flows;
        let found = flows.of_variable(parameter).iter().find_map(|flow| {
            // What the function does happens while the statement of the call runs.
            self.follow(flow.fate, Traveller { ..traveller })
        });
        self.visiting.pop();
        self.calls.pop();
        found
    }

    /// A variable holds it: what is done with that within the iteration.
    fn held(&mut self, variable: Variable, traveller: Traveller) -> Option<How> {
        if self.visiting.contains(&variable) || self.visiting.len() > MOST_CALLS {
            return None;
        }
        let index = self.reading.index;
        let region = self.repeated.region;
        let is_inside = contains(region, traveller.at);
        let frame = self.repeated.frame;
        let bindings = index.of_within(variable, region);
        let bindings =
            bindings.filter(|each| each.usage.is_binding() && index.frame(each.block) == frame);
        // Where there are many, the least stands among the first.
        let first = bindings.take(FIRST).map(|each| each.effect).min();
        // From where on the variable holds another value in any case.
        let next = |flow: &Flow| {
            let place = index.at(flow.at)?;
            let bindings = index.of_within(variable, Span::new(traveller.at, flow.at));
            let mut bindings = bindings.take(FIRST).filter(|each| each.usage.is_binding());
            bindings.find(|each| {
                // The first is that of this value itself, if it stands behind it.
                each.span.start > traveller.at
                    && each.effect <= flow.at
                    && each.conditions <= place.conditions
                    && each.block == place.block
            })
        };
        self.visiting.push(variable);
        let flows = self.flows;
        // They were found from the end of the suite to its beginning.
        let nearest = flows.of_variable(variable).iter().rev();
        let found = nearest.take(BUDGET as usize).find_map(|flow| {
            let flow = *flow;
            self.budget = self.budget.checked_sub(1)?;
            if is_inside && !contains(region, flow.at) {
                let is_behind = self.id.is_none() && flow.at >= region.end;
                let uses = !matches!(flows.fates[flow.fate.0 as usize], Fate::Ends);
                let is_same = flow.frame != frame || next(&flow).is_none();
                return (is_behind && uses && is_same).then_some(How::At(Kind::Kept, flow.at));
            }
            let is_before = flow.frame == frame && first.is_some_and(|first| flow.at < first);
            let goes_round = is_inside && !self.repeated.is_comprehension && is_before;
            if goes_round {
                let uses = !matches!(
                    flows.fates[flow.fate.0 as usize],
                    Fate::Ends | Fate::Into(_)
                );
                return match uses {
                    true => self.kept(
                        Kind::Next,
                        Traveller {
                            at: flow.at,
                            ..traveller
                        },
                    ),
                    false => None,
                };
            }
            let starts = matches!(
                flows.fates[flow.fate.0 as usize],
                Fate::Method(Method::Start, _)
            );
            if starts && self.is_held_until_done(variable) {
                return None;
            }
            if flow.frame == traveller.frame && next(&flow).is_some() {
                return None;
            }
            self.flow(&flow, traveller.shape, traveller.boxes)
        });
        self.visiting.pop();
        found
    }

    /// An object holds it that is reached from a variable.
    fn stored(&mut self, root: Option<Variable>, key: Key, traveller: Traveller) -> Option<How> {
        let Some(root) = root else {
            return match key {
                Key::Same => None,
                _ => self.kept(Kind::Kept, traveller),
            };
        };
        let index = self.reading.index;
        let region = self.repeated.region;
        let is_bound = |variable: Variable| {
            let mut bindings = index.of_within(variable, region);
            bindings.any(|each| each.usage.is_binding())
        };
        let bindings = index.of_within(root, region);
        // `x += [..]` changes what is there.
        let mut bindings =
            bindings.filter(|each| each.usage.is_binding() && each.usage != Usage::Update);
        let Some(binding) = bindings.next() else {
            // The object is there for all iterations.
            let is_replaced = match key {
                Key::Same => true,
                Key::Variable(variable) => !is_bound(variable),
                Key::Varies => false,
            };
            let is_replaced = is_replaced && self.id.is_some();
            if is_replaced || self.is_emptied(root) {
                return None;
            }
            return self.kept(Kind::Kept, traveller);
        };
        let is_made_here = binding.is_fresh && bindings.all(|each| each.is_fresh);
        if !is_made_here {
            return match binding.usage {
                // What comes from outside was there before, and stays.
                Usage::Loop | Usage::Comprehension | Usage::Assign | Usage::Walrus => {
                    self.kept(Kind::Kept, traveller)
                }
                _ => None,
            };
        }
        let (shape, boxes) = match traveller.shape {
            shape if key == Key::Varies => (shape, traveller.boxes.saturating_add(1)),
            _ => (Shape::Object, 0),
        };
        self.held(
            root,
            Traveller {
                shape,
                boxes,
                ..traveller
            },
        )
    }

    /// Whether the loop empties the container that a variable holds.
    fn is_emptied(&self, variable: Variable) -> bool {
        let flows = self
            .flows
            .of_variable(variable)
            .iter()
            .take(BUDGET as usize);
        flows.into_iter().any(|flow| {
            let fate = self.flows.fates[flow.fate.0 as usize];
            matches!(fate, Fate::Method(Method::Clear, _))
                && contains(self.repeated.region, flow.at)
        })
    }

    /// Whether the loop waits for what a variable holds.
    fn is_held_until_done(&self, variable: Variable) -> bool {
        let flows = self.flows.of_variable(variable);
        flows.iter().take(BUDGET as usize).any(|flow| {
            let fate = self.flows.fates[flow.fate.0 as usize];
            contains(self.repeated.region, flow.at)
                && matches!(fate, Fate::Iterated(_) | Fate::Method(Method::Wait, _))
        })
    }

    /// Whether what was begun is waited for within the iteration.
    fn is_waited_for(&self, result: FateId) -> bool {
        match self.flows.fates[result.0 as usize] {
            Fate::Iterated(_) | Fate::Method(Method::Wait, _) => true,
            Fate::Held(variable) => {
                let flows = self
                    .flows
                    .of_variable(variable)
                    .iter()
                    .take(BUDGET as usize);
                flows.into_iter().any(|flow| {
                    let fate = self.flows.fates[flow.fate.0 as usize];
                    contains(self.repeated.region, flow.at)
                        && matches!(fate, Fate::Iterated(_) | Fate::Method(Method::Wait, _))
                })
            }
            Fate::Both(a, b) => self.is_waited_for(a) || self.is_waited_for(b),
            _ => false,
        }
    }

    /// Whether whoever gets a generator keeps all its elements; what is not known counts for functions.
    fn collects(&self, consumer: FateId, is_lazy: bool) -> bool {
        match self.flows.fates[consumer.0 as usize] {
            Fate::Iterated(elements) => {
                matches!(
                    self.flows.fates[elements.0 as usize],
                    Fate::InContainer(_) | Fate::Stored(..)
                )
            }
            Fate::Both(a, b) => self.collects(a, is_lazy) || self.collects(b, is_lazy),
            Fate::Unknown | Fate::Kept | Fate::Stored(..) => !is_lazy,
            _ => false,
        }
    }
}

fn contains(span: Span, at: u32) -> bool {
    (span.start..span.end).contains(&at)
}
