//! Everything that can be called, with arguments of the kinds that it takes.

use std::time::Duration;

use nonlocal::{ErrorKind, Runtime, Value};

use super::world::{BUILT_INS, Chance, Cost, Costs, GENEROUS, PROMISED, Watch, runtime};

/// What a run may burn: enough for a long call, not for an endless one.
const FUEL: u64 = 2_000_000;

/// Targets that share a runtime, and what they spoil in it.
const SHARE: usize = 16;

/// What can be called: its name, the type of its receiver, how many arguments it takes, and the names of keywords.
type Target = (String, String, usize, usize, Vec<String>);

/// A value of `calls.py`: its kind and its place there.
type Made = (String, usize);

/// A runtime with `calls.py`, whose large values have this size.
fn prepared(size: usize, fuel: Option<u64>, heap: usize) -> Runtime {
    let mut rt = runtime(fuel, heap);
    let source = include_str!("calls.py");
    rt.run::<Value>(format!("N = {size}\nimport host\n{source}").as_str())
        .expect("it compiles");
    rt.run::<Value>("len(find_targets())")
        .expect("they are found");
    rt
}

/// All that is called, and with what.
struct Plan {
    targets: Vec<Target>,
    kinds: Vec<(String, usize)>,
    /// The types of each value, in the order of `kinds`.
    types: Vec<(Made, Vec<String>)>,
}

impl Plan {
    fn new() -> Self {
        // The types do not depend on the size.
        let mut rt = prepared(10_000, None, 256 << 20);
        let targets = rt
            .run("targets.clear()\nfind_targets()")
            .expect("they are found");
        let kinds: Vec<(String, usize)> = rt.run("values()").expect("they are counted");
        let mut types = Vec::new();
        for (kind, count) in &kinds {
            for index in 0..*count {
                let names = rt
                    .run(format!("types_of({kind:?}, {index})").as_str())
                    .unwrap_or_else(|error| panic!("{kind} {index}: {error}"));
                types.push(((kind.clone(), index), names));
            }
        }
        Self {
            targets,
            kinds,
            types,
        }
    }

    /// The values that are instances of a type.
    fn receivers(&self, ty: &str) -> Vec<Made> {
        let found = self
            .types
            .iter()
            .filter(|(_, names)| names.iter().any(|name| name == ty));
        found.map(|(made, _)| made.clone()).collect()
    }

    fn any_of_kind(&self, kind: usize, chance: &mut Chance) -> Made {
        let (name, count) = &self.kinds[kind];
        (name.clone(), chance.below(*count))
    }

    fn any(&self, chance: &mut Chance) -> Made {
        let kind = chance.below(self.kinds.len());
        self.any_of_kind(kind, chance)
    }
}

/// What was called: an expression to find it by.
fn written(
    rt: &mut Runtime,
    target: &Target,
    arguments: &[Made],
    keywords: &[(String, Made)],
) -> String {
    let mut text = |(kind, index): &Made| {
        rt.run::<String>(format!("KINDS[{kind:?}][{index}]").as_str())
            .unwrap_or_default()
    };
    let mut parts: Vec<String> = arguments.iter().map(&mut text).collect();
    for (name, made) in keywords {
        parts.push(format!("{name}={}", text(made)));
    }
    format!("{}({})", target.0, parts.join(", "))
}

/// What a target is called with: the receiver, if it has one, then the arguments.
struct Calls<'a> {
    plan: &'a Plan,
    index: usize,
    receivers: Vec<Made>,
    /// Kinds of arguments that do not raise a TypeError.
    taken: Vec<Vec<usize>>,
    chance: Chance,
}

impl<'a> Calls<'a> {
    fn new(rt: &mut Runtime, plan: &'a Plan, index: usize, seed: u64) -> Self {
        let (_, receiver, least, most, _) = &plan.targets[index];
        let mut chance = Chance(seed ^ (index as u64) << 20);
        let receivers = plan.receivers(receiver);
        let mut shapes: Vec<Vec<usize>> = Vec::new();
        for count in *least..=*most {
            let all = plan.kinds.len().pow(count as u32);
            for number in 0..all.min(150) {
                let mut at = if all <= 150 {
                    number
                } else {
                    chance.below(all)
                };
                shapes.push(
                    (0..count)
                        .map(|_| {
                            let kind = at % plan.kinds.len();
                            at /= plan.kinds.len();
                            kind
                        })
                        .collect(),
                );
            }
        }
        let receiver = receivers.first().cloned();
        let mut taken = Vec::new();
        for chunk in shapes.chunks(30) {
            let names: Vec<String> = chunk
                .iter()
                .map(|shape| {
                    let kinds: Vec<String> = shape
                        .iter()
                        .map(|kind| format!("{:?},", plan.kinds[*kind].0))
                        .collect();
                    format!("({})", kinds.concat())
                })
                .collect();
            let receiver = receiver
                .as_ref()
                .map_or("None".to_owned(), |made| format!("{made:?}"));
            let source = format!("accepts({index}, {receiver}, [{}])", names.join(", "));
            let accepted: Vec<usize> = rt.run(source.as_str()).unwrap_or_default();
            taken.extend(accepted.into_iter().map(|at| chunk[at].clone()));
        }
        Self {
            plan,
            index,
            receivers,
            taken,
            chance,
        }
    }

    /// How many different calls there are, about.
    fn count(&self, most: usize) -> usize {
        let (_, receiver, _, arguments, _) = &self.plan.targets[self.index];
        let receivers = if receiver.is_empty() {
            1
        } else {
            self.receivers.len()
        };
        let per_argument = if *arguments == 0 { 1 } else { 40 * arguments };
        (receivers * per_argument).min(most)
    }

    /// The arguments of the call with this number.
    fn arguments(&mut self, number: usize) -> (Vec<Made>, Vec<(String, Made)>) {
        let (_, receiver, least, most, names) = &self.plan.targets[self.index];
        let mut made = Vec::new();
        if !receiver.is_empty() {
            made.push(match self.receivers.len() {
                0 => self.plan.any(&mut self.chance),
                count => self.receivers[number % count].clone(),
            });
        }
        if self.taken.is_empty() || self.chance.below(10) == 0 {
            let count = least + self.chance.below(most - least + 1);
            made.extend((0..count).map(|_| self.plan.any(&mut self.chance)));
        } else {
            let shape = self.taken[self.chance.below(self.taken.len())].clone();
            made.extend(
                shape
                    .into_iter()
                    .map(|kind| self.plan.any_of_kind(kind, &mut self.chance)),
            );
        }
        let mut keywords = Vec::new();
        if !names.is_empty() && self.chance.below(3) == 0 {
            let name = names[self.chance.below(names.len())].clone();
            keywords.push((name, self.plan.any(&mut self.chance)));
        }
        (made, keywords)
    }
}

/// Makes the arguments of a call; false: they cannot be made within the limits.
fn prepare(
    rt: &mut Runtime,
    index: usize,
    arguments: &[Made],
    keywords: &[(String, Made)],
) -> bool {
    let keywords: Vec<String> = keywords
        .iter()
        .map(|(name, (kind, index))| format!("({name:?}, {kind:?}, {index})"))
        .collect();
    let source = format!("prepare({index}, {arguments:?}, [{}])", keywords.join(", "));
    rt.run::<Value>(source.as_str()).is_ok()
}

/// Calls everything up to so often with values of this size.
fn each_call(
    size: usize,
    most: usize,
    limits: (Option<u64>, usize),
    mut look: impl FnMut(
        &mut Runtime,
        &mut dyn FnMut(&mut Runtime) -> bool,
        &mut dyn FnMut(&mut Runtime) -> String,
    ),
) {
    let seed = std::env::var("PRICES_SEED").map_or(1, |seed| seed.parse().expect("a number"));
    let only = std::env::var("PRICES_ONLY").unwrap_or_default();
    let plan = Plan::new();
    assert!(plan.targets.len() > 2_000, "{} targets", plan.targets.len());
    let chosen: Vec<usize> = (0..plan.targets.len())
        .filter(|index| plan.targets[*index].0.contains(&only))
        .collect();
    for share in chosen.chunks(SHARE) {
        let mut rt = prepared(size, limits.0, limits.1);
        for &index in share {
            let mut calls = Calls::new(&mut rt, &plan, index, seed);
            for number in 0..calls.count(most) {
                let (arguments, keywords) = calls.arguments(number);
                let mut again = |rt: &mut Runtime| prepare(rt, index, &arguments, &keywords);
                if !again(&mut rt) {
                    // What is held leaves no room.
                    rt = prepared(size, limits.0, limits.1);
                    if !again(&mut rt) {
                        continue;
                    }
                }
                let target = &plan.targets[index];
                look(&mut rt, &mut again, &mut |rt| {
                    written(rt, target, &arguments, &keywords)
                });
            }
        }
    }
}

/// Runs what was prepared.
fn run(rt: &mut Runtime) -> Option<ErrorKind> {
    let ended = rt.run::<Value>("run(host.enough)");
    ended.err().map(|error| error.kind())
}

/// Measures everything, and again what seems expensive.
fn measure(size: usize, most: usize, bound: f64) -> Costs {
    let mut costs = Costs::default();
    each_call(size, most, (Some(FUEL), 64 << 20), |rt, again, written| {
        let mut cost = Cost::of(rt, FUEL, run);
        for _ in 0..3 {
            if cost.price() > bound / 2.0 && again(rt) {
                rt.collect();
                cost = cost.or(Cost::of(rt, FUEL, run));
            }
        }
        let doubtful = cost.price() > bound / 20.0;
        if doubtful {
            cost.what = written(rt);
        }
        if cost.price() > bound {
            // The whole takes a while.
            eprintln!("{cost:?}");
        }
        costs.all.push(cost);
    });
    costs
}

#[test]
fn no_built_in_works_for_nothing() {
    measure(100_000, 4, GENEROUS).settle(BUILT_INS, GENEROUS);
}

#[test]
#[ignore = "the figures: some minutes in a release build"]
fn units_of_built_ins_cost_what_is_promised() {
    measure(1_000_000, most(100), PROMISED).settle(BUILT_INS, PROMISED);
}

/// How long an interrupt may take in a release build.
const SOON: Duration = Duration::from_millis(10);

#[test]
#[ignore = "the figures: some minutes in a release build"]
fn interrupts_end_built_ins_soon() {
    let watch = Watch::new(Duration::from_millis(5));
    let (mut delays, mut runs) = (Vec::new(), 0);
    each_call(
        8_000_000,
        most(30),
        (Some(20_000_000), 512 << 20),
        |rt, again, written| {
            runs += 1;
            let Some(mut delay) = watch.run(rt, |rt| {
                let _ = run(rt);
            }) else {
                return;
            };
            for _ in 0..3 {
                if delay > SOON / 2 && again(rt) {
                    rt.collect();
                    delay = delay.min(
                        watch
                            .run(rt, |rt| {
                                let _ = run(rt);
                            })
                            .unwrap_or(delay),
                    );
                }
            }
            let what = if delay > SOON / 10 {
                written(rt)
            } else {
                String::new()
            };
            if delay > SOON {
                // The whole takes a while.
                eprintln!("{delay:?} {what}");
            }
            delays.push((delay, what));
        },
    );
    delays.sort();
    delays.reverse();
    println!();
    println!(
        "of {runs} runs {} were interrupted; these went on for longest:",
        delays.len()
    );
    for (delay, what) in delays.iter().take(20) {
        println!("{delay:>12?}  {}", what.replace('\n', "; "));
    }
    assert!(2 * delays.len() > runs, "few runs were interrupted");
    let late: Vec<_> = delays.iter().filter(|(delay, _)| *delay > SOON).collect();
    assert!(
        late.is_empty(),
        "{} went on for more than {SOON:?}, the first: {:?}",
        late.len(),
        late[0]
    );
}

/// How many calls there are of each target: `PRICES_MOST`, or as many as usual.
fn most(usual: usize) -> usize {
    std::env::var("PRICES_MOST").map_or(usual, |most| most.parse().expect("a number"))
}
