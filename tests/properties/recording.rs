//! Recordings of generated programs: a step that is put together of differences is what a recording that begins there
//! sees, and so is the state of whoever replays the data from the start.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

use nonlocal::recording::{Bounds, Content, Entity, EntityId, Moment, Shown};
use nonlocal::strategies::nested_functions;
use nonlocal::{Engine, Event, Events, Frame, Limits, Output, Program, Recording, Runtime};
use proptest::prelude::*;

use crate::config;

/// A state as a text, in which entities have the numbers in which the frames reach them.
struct State {
    numbers: HashMap<EntityId, usize>,
    work: Vec<EntityId>,
    text: String,
}

impl State {
    fn of(moment: Moment<'_>) -> String {
        let mut state = Self {
            numbers: HashMap::new(),
            work: Vec::new(),
            text: String::new(),
        };
        let frames = moment.frames();
        let _ = write!(state.text, "{:?} {}", moment.event(), moment.line());
        for frame in &frames {
            let number = state.number(frame.id());
            let _ = write!(state.text, " {number}");
        }
        if let Some(value) = moment.value() {
            state.value(value);
        }
        state.work.reverse();
        while let Some(id) = state.work.pop() {
            let number = state.number(id);
            let entity = moment.entity(id).expect("it is named");
            let _ = write!(state.text, "\n{number}: ");
            state.entity(&entity);
        }
        state.text
    }

    fn number(&mut self, id: EntityId) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(id).or_insert_with(|| {
            self.work.push(id);
            next
        })
    }

    fn id(&mut self, id: EntityId) {
        let number = self.number(id);
        let _ = write!(self.text, " #{number}");
    }

    fn value(&mut self, value: Shown<'_>) {
        match value {
            Shown::Text(text) => {
                let _ = write!(self.text, " {text}");
            }
            Shown::Entity(id) => self.id(id),
        }
    }

    fn named(&mut self, items: &[(&str, Shown<'_>)]) {
        for (name, value) in items {
            let _ = write!(self.text, " {name} =");
            self.value(*value);
        }
    }

    fn cells(&mut self, cells: impl Iterator<Item = (impl AsRef<str>, EntityId, bool)>) {
        for (name, cell, own) in cells {
            let _ = write!(self.text, " {} {own}", name.as_ref());
            self.id(cell);
        }
    }

    fn entity(&mut self, entity: &Entity<'_>) {
        let _ = write!(self.text, "{}", entity.name());
        match entity.content() {
            Content::Frame {
                line,
                variables,
                cells,
                more,
                ..
            } => {
                let _ = write!(self.text, " {line} {more}");
                self.named(variables);
                self.cells(cells.iter().copied());
            }
            Content::Cell { owner, value, .. } => {
                let _ = write!(self.text, " of {owner}");
                match value {
                    Some(value) => self.value(*value),
                    None => self.text.push_str(" unbound"),
                }
            }
            Content::Function {
                line,
                cells,
                defaults,
                ..
            } => {
                let _ = write!(self.text, " {line}");
                self.named(defaults);
                self.cells(cells.iter().map(|(name, cell)| (*name, *cell, false)));
            }
            Content::Generator {
                state,
                line,
                variables,
                cells,
                ..
            } => {
                let _ = write!(self.text, " {state} {line}");
                self.named(variables);
                self.cells(cells.iter().copied());
            }
            Content::Sequence { items, more, .. } => {
                let _ = write!(self.text, " {more}");
                items.iter().for_each(|item| self.value(*item));
            }
            Content::Dict { items, more, .. } => {
                let _ = write!(self.text, " {more}");
                for (key, value) in items {
                    self.value(*key);
                    self.value(*value);
                }
            }
            Content::Instance { attributes, .. } | Content::Class { attributes, .. } => {
                self.named(attributes);
            }
            Content::Method {
                function, receiver, ..
            } => {
                self.value(*function);
                self.value(*receiver);
            }
            Content::Other { text, .. } => {
                let _ = write!(self.text, " {text}");
            }
            other => panic!("a new kind: {other:?}"),
        }
    }
}

fn runtime(stress: bool) -> Runtime {
    let engine = Engine::builder()
        .stdout(Output::collect())
        .limits(Limits::new().fuel(300_000))
        .gc_stress(stress);
    engine.build().runtime()
}

fn bounds() -> Bounds {
    Bounds::new().steps(3_000).bytes(64 << 20)
}

/// What a recording that begins behind an event has as its first step.
fn recorded_from(source: &Program, event: usize) -> Option<Recording> {
    let mut rt = runtime(false);
    let mut left = event;
    let wanted = Events::all().difference(Events::CELL_WRITE.union(Events::FUNCTION));
    let started = Arc::new(Mutex::new(false));
    let flag = Arc::clone(&started);
    rt.observe_only(wanted, move |_: &Event, frame: &mut Frame<'_>| {
        if left == 0 {
            *flag.lock().expect("no panic") = true;
            frame.ctx().start_recording(bounds());
        }
        left = left.wrapping_sub(1);
    });
    let _ = rt.run::<()>(source);
    let started = *started.lock().expect("no panic");
    rt.stop_recording().filter(|_| started)
}

/// Deep recursion in a program needs more stack than a test's thread has.
fn on_a_large_stack<T: Send>(body: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(64 << 20)
            .spawn_scoped(scope, body)
            .expect("a thread");
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_step_is_what_a_recording_that_begins_there_sees(
        script in nested_functions().generators(true),
        places in prop::collection::vec(any::<prop::sample::Index>(), 6),
    ) {
        let source = script.source;
        let result = on_a_large_stack(|| {
            let compiled = Program::compile("generated.py", &source).expect("it compiles");
            let mut rt = runtime(false);
            let whole = Recording::of(&mut rt, &compiled, bounds()).expect("it runs");
            // Collections at all times find nothing that a recording would hold, and drop nothing that it shows.
            let stressed = Recording::of(&mut runtime(true), &compiled, bounds()).expect("it runs");
            prop_assert_eq!(whole.to_json(), stressed.to_json());
            for place in &places {
                if whole.steps() < 3 {
                    break;
                }
                let event = place.index(whole.steps() - 2);
                let Some(full) = recorded_from(&compiled, event) else {
                    continue;
                };
                let (Some(full), Some(step)) = (full.step(0), whole.step(event + 1)) else {
                    continue;
                };
                prop_assert_eq!(State::of(step), State::of(full), "step {} of\n{}", event + 1, source);
            }
            Ok(())
        });
        result?;
    }
}
