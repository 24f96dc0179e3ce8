//! From the tree of a pattern to its program.
//!
//! What is to be done stands on a list of tasks, so that depth costs no Rust stack.

use memchr::memmem::Finder;

use super::error::{Parsed, Wrong};
use super::program::{Choice, Loop, Next, One, Op, Program, Single, Start};
use super::set::{Bits, has_bit, set_bit};
use super::token::char_of;
use super::tree::{At, FOREVER, Greed, Id, Node, Tree};

/// Compiles a tree.
pub(super) fn compile(tree: Tree, is_text: bool) -> Parsed<Program> {
    let groups = tree.groups as usize;
    let least = tree.widths[tree.root].min;
    let mut compiler = Compiler {
        program: Program {
            ops: Vec::new(),
            sets: Vec::new(),
            bytes: Vec::new(),
            singles: Vec::new(),
            choices: Vec::new(),
            loops: Vec::new(),
            slots: 0,
            groups,
            start: Start::Anywhere,
            least: usize::try_from(least).unwrap_or(usize::MAX),
        },
        tree: &tree,
        tasks: vec![Task::Emit(Op::Done), Task::Node(tree.root)],
        ends: Vec::new(),
        is_text,
    };
    compiler.run()?;
    compiler.program.start = compiler.start();
    let mut program = compiler.program;
    program.sets = tree.sets;
    look_ahead(&mut program, is_text);
    Ok(program)
}

/// What is still to be done, the next of it last.
enum Task {
    Node(Id),
    Emit(Op),
    /// The alternative with this index starts here.
    Choice(u32, usize),
    /// A jump behind a choice.
    Leave(u32),
    /// Here is the place behind a choice.
    Join(u32),
    /// Here is the exit of a counting loop, behind a jump to its test.
    EndLoop(u32),
    /// The split, jump or test there goes on here.
    Land(usize),
    /// As `Land`, behind a jump back to it.
    JumpBack(usize),
    /// A split back to there, or on.
    SplitBack(usize, bool),
    /// A jump over what follows; the test there goes behind it.
    Else(usize, Option<Id>),
}

struct Compiler<'a> {
    program: Program,
    tree: &'a Tree,
    tasks: Vec<Task>,
    /// The jumps that leave each choice.
    ends: Vec<Vec<usize>>,
    is_text: bool,
}

impl Compiler<'_> {
    fn here(&self) -> u32 {
        self.program.ops.len() as u32
    }

    fn emit(&mut self, op: Op) -> usize {
        self.program.ops.push(op);
        self.program.ops.len() - 1
    }

    fn run(&mut self) -> Parsed<()> {
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Node(id) => self.node(id)?,
                Task::Emit(op) => {
                    self.emit(op);
                }
                Task::Choice(table, index) => {
                    self.program.choices[table as usize][index].pc = self.here();
                }
                Task::Leave(table) => {
                    let at = self.emit(Op::Jump(0));
                    self.ends[table as usize].push(at);
                }
                Task::Join(table) => {
                    for at in std::mem::take(&mut self.ends[table as usize]) {
                        self.land(at);
                    }
                }
                Task::EndLoop(index) => {
                    let test = self.program.loops[index as usize].body - 1;
                    self.emit(Op::Jump(test));
                    self.program.loops[index as usize].exit = self.here();
                }
                Task::Land(at) => self.land(at),
                Task::JumpBack(at) => {
                    self.emit(Op::Jump(at as u32));
                    self.land(at);
                }
                Task::SplitBack(at, is_lazy) => {
                    let (back, on) = (at as u32, self.here() + 1);
                    let (first, second) = if is_lazy { (on, back) } else { (back, on) };
                    self.emit(Op::Split { first, second });
                }
                Task::Else(test, no) => match no {
                    None => self.land(test),
                    Some(no) => {
                        let jump = self.emit(Op::Jump(0));
                        self.land(test);
                        self.tasks.push(Task::Land(jump));
                        self.tasks.push(Task::Node(no));
                    }
                },
            }
        }
        Ok(())
    }

    /// Lets the instruction at `at` go on here.
    fn land(&mut self, at: usize) {
        let here = self.here();
        match &mut self.program.ops[at] {
            Op::Jump(to) | Op::Unless { other: to, .. } | Op::NotStart { after: to, .. } => {
                *to = here;
            }
            Op::Split { first, second } => {
                let open = if *first == u32::MAX { first } else { second };
                *open = here;
            }
            _ => {}
        }
    }

    /// The one character that a node is.
    fn one(&self, id: Id) -> Option<One> {
        match &self.tree.nodes[id] {
            Node::Literal(code) => match u8::try_from(*code) {
                Ok(byte) if byte.is_ascii() || !self.is_text => Some(One::Byte(byte)),
                _ => None,
            },
            Node::Any { newline: true } => Some(One::Any),
            Node::Any { newline: false } => Some(One::NotNewline),
            Node::Set(set) => Some(One::Set(*set as u32)),
            Node::Plain(body) => match &self.tree.nodes[*body] {
                Node::Plain(_) => None,
                _ => self.one(*body),
            },
            _ => None,
        }
    }

    /// Appends the bytes of a literal.
    fn literal(&mut self, code: u32) {
        let bytes = &mut self.program.bytes;
        if self.is_text {
            let mut buffer = [0; 4];
            bytes.extend_from_slice(char_of(code).encode_utf8(&mut buffer).as_bytes());
        } else {
            bytes.push(code as u8);
        }
    }

    fn end_literal(&mut self, from: usize) {
        let len = self.program.bytes.len() - from;
        let op = match self.program.bytes[from..] {
            [] => return,
            [byte] => Op::Byte(byte),
            _ => Op::Bytes {
                from: from as u32,
                len: len as u32,
            },
        };
        self.emit(op);
    }

    fn slot(&mut self, count: usize) -> u32 {
        let slot = self.program.slots;
        self.program.slots += count;
        slot as u32
    }

    fn node(&mut self, id: Id) -> Parsed<()> {
        let tree = self.tree;
        match &tree.nodes[id] {
            Node::Empty => {}
            Node::Never => {
                self.emit(Op::Never);
            }
            Node::Literal(code) => {
                let from = self.program.bytes.len();
                self.literal(*code);
                self.end_literal(from);
            }
            Node::Any { newline } => {
                let one = if *newline { One::Any } else { One::NotNewline };
                self.emit(Op::One(one));
            }
            Node::Set(set) => {
                self.emit(Op::One(One::Set(*set as u32)));
            }
            Node::At(at) => {
                self.emit(Op::At(*at));
            }
            Node::All(items) => self.all(items),
            Node::Either(items) => self.either(items),
            Node::Group { number, body } => {
                self.emit(Op::Mark(number * 2));
                self.tasks.push(Task::Emit(Op::Mark(number * 2 + 1)));
                self.tasks.push(Task::Node(*body));
            }
            Node::Plain(body) => self.tasks.push(Task::Node(*body)),
            Node::Repeat {
                body,
                min,
                max,
                greed,
            } => self.repeat(*body, *min, *max, *greed),
            Node::Atomic(body) => {
                let slot = self.slot(1);
                self.emit(Op::AtomicStart(slot));
                self.tasks.push(Task::Emit(Op::AtomicEnd(slot)));
                self.tasks.push(Task::Node(*body));
            }
            Node::Look {
                body,
                behind,
                negated,
            } => return self.look(*body, *behind, *negated),
            Node::Back { group, fold } => {
                self.emit(Op::Same {
                    group: *group,
                    fold: *fold,
                });
            }
            Node::If { group, yes, no } => {
                let group = *group;
                let test = self.emit(Op::Unless { group, other: 0 });
                self.tasks.push(Task::Else(test, *no));
                self.tasks.push(Task::Node(*yes));
            }
        }
        Ok(())
    }

    /// A sequence: what is literal at its start is one instruction, and the rest follows.
    fn all(&mut self, items: &[Id]) {
        let mut tasks = Vec::with_capacity(items.len());
        let mut at = 0;
        while at < items.len() {
            let is_literal = |id: &Id| match self.tree.nodes[*id] {
                Node::Literal(code) => Some(code),
                _ => None,
            };
            let run: Vec<u32> = items[at..].iter().map_while(is_literal).collect();
            if run.is_empty() {
                tasks.push(Task::Node(items[at]));
                at += 1;
                continue;
            }
            at += run.len();
            let from = self.program.bytes.len();
            run.into_iter().for_each(|code| self.literal(code));
            let len = self.program.bytes.len() - from;
            tasks.push(Task::Emit(match self.program.bytes[from..] {
                [byte] => Op::Byte(byte),
                _ => Op::Bytes {
                    from: from as u32,
                    len: len as u32,
                },
            }));
        }
        self.tasks.extend(tasks.into_iter().rev());
    }

    fn either(&mut self, items: &[Id]) {
        let table = self.program.choices.len() as u32;
        let first = |id: &Id| Choice {
            pc: 0,
            first: self
                .first(*id, 64)
                .filter(|first| !first.1)
                .map(|first| first.0),
        };
        let choices = items.iter().map(first).collect();
        self.program.choices.push(choices);
        self.ends.push(Vec::new());
        self.emit(Op::Choose(table));
        self.tasks.push(Task::Join(table));
        for (index, item) in items.iter().enumerate().rev() {
            if index + 1 < items.len() {
                self.tasks.push(Task::Leave(table));
            }
            self.tasks.push(Task::Node(*item));
            self.tasks.push(Task::Choice(table, index));
        }
    }

    fn repeat(&mut self, body: Id, min: u32, max: u32, greed: Greed) {
        if max == 0 {
            return;
        }
        if let Some(one) = self.one(body) {
            let single = Single {
                one,
                min,
                max,
                greed,
                next: None,
            };
            self.program.singles.push(single);
            let index = self.program.singles.len() as u32 - 1;
            self.emit(Op::Single(index));
            return;
        }
        let is_lazy = greed == Greed::Lazy;
        let mut inner = vec![Task::Node(body)];
        if greed == Greed::Possessive {
            let (all, each) = (self.slot(1), self.slot(1));
            self.emit(Op::AtomicStart(all));
            self.tasks.push(Task::Emit(Op::AtomicEnd(all)));
            inner.insert(0, Task::Emit(Op::AtomicEnd(each)));
            inner.push(Task::Emit(Op::AtomicStart(each)));
        }
        let open_split = |here: u32| match is_lazy {
            true => Op::Split {
                first: u32::MAX,
                second: here + 1,
            },
            false => Op::Split {
                first: here + 1,
                second: u32::MAX,
            },
        };
        let takes = self.tree.widths[body].min > 0;
        match (min, max) {
            (1, 1) => self.tasks.extend(inner),
            (0, 1) => {
                let split = self.emit(open_split(self.here()));
                self.tasks.push(Task::Land(split));
                self.tasks.extend(inner);
            }
            (0, FOREVER) if takes => {
                let split = self.emit(open_split(self.here()));
                self.tasks.push(Task::JumpBack(split));
                self.tasks.extend(inner);
            }
            (1, FOREVER) if takes => {
                let start = self.here() as usize;
                self.tasks.push(Task::SplitBack(start, is_lazy));
                self.tasks.extend(inner);
            }
            _ => {
                let index = self.program.loops.len() as u32;
                self.emit(Op::LoopStart(index));
                self.emit(Op::LoopNext(index));
                let body = self.here();
                self.program.loops.push(Loop {
                    min,
                    max,
                    is_lazy,
                    body,
                    exit: 0,
                });
                self.tasks.push(Task::EndLoop(index));
                self.tasks.extend(inner);
            }
        }
    }

    fn look(&mut self, body: Id, behind: bool, negated: bool) -> Parsed<()> {
        let width = self.tree.widths[body];
        let back = if behind {
            if width.min != width.max {
                let message = "look-behind requires fixed-width pattern";
                return Err(Wrong::new(message, None));
            }
            match u32::try_from(width.min) {
                Ok(back) => Some(Op::Back(back)),
                Err(_) => return Err(Wrong::new("looks too much behind", None)),
            }
        } else {
            None
        };
        let slot = self.slot(2);
        if negated {
            let start = self.emit(Op::NotStart { slot, after: 0 });
            self.tasks.push(Task::Land(start));
            self.tasks.push(Task::Emit(Op::NotEnd(slot)));
        } else {
            self.emit(Op::LookStart(slot));
            self.tasks.push(Task::Emit(Op::LookEnd(slot)));
        }
        self.tasks.push(Task::Node(body));
        self.tasks.extend(back.map(Task::Emit));
        Ok(())
    }

    /// The bytes that a node can start with, and whether it can also be empty; `None` where that is not known. It looks at
    /// so many nodes at most.
    fn first(&self, id: Id, most: u32) -> Option<(Bits, bool)> {
        let most = most.checked_sub(1)?;
        let none = [0; 4];
        Some(match &self.tree.nodes[id] {
            Node::Empty | Node::At(_) => (none, true),
            Node::Literal(code) => {
                let mut bits = none;
                let mut buffer = [0; 4];
                let byte = match self.is_text {
                    true => char_of(*code).encode_utf8(&mut buffer).as_bytes()[0],
                    false => *code as u8,
                };
                set_bit(&mut bits, byte);
                (bits, false)
            }
            Node::Set(set) => (self.tree.sets[*set].first_bytes(self.is_text), false),
            Node::Any { .. } | Node::Never | Node::Back { .. } | Node::If { .. } => return None,
            Node::Look {
                negated, behind, ..
            } => match negated | behind {
                true => (none, true),
                false => return None,
            },
            Node::Group { body, .. } | Node::Plain(body) | Node::Atomic(body) => {
                self.first(*body, most)?
            }
            Node::Repeat { body, min, max, .. } => {
                if *max == 0 {
                    return Some((none, true));
                }
                let (bits, empty) = self.first(*body, most)?;
                (bits, empty || *min == 0)
            }
            Node::All(items) => {
                let mut all = none;
                for item in items {
                    let (bits, empty) = self.first(*item, most / 2)?;
                    all = union(all, bits);
                    if !empty {
                        return Some((all, false));
                    }
                }
                (all, true)
            }
            Node::Either(items) => {
                let mut all = (none, false);
                for item in items {
                    let (bits, empty) = self.first(*item, most / 2)?;
                    all = (union(all.0, bits), all.1 || empty);
                }
                all
            }
        })
    }

    /// Where a match can start.
    fn start(&self) -> Start {
        let mut ops = self.program.ops.iter();
        let first = ops.find(|op| !matches!(op, Op::Mark(_)));
        match first {
            Some(Op::At(At::TextStart)) => return Start::First,
            Some(Op::Byte(byte)) => {
                return Start::Literal(Box::new(Finder::new(&[*byte]).into_owned()));
            }
            Some(Op::Bytes { from, len }) => {
                let from = *from as usize;
                let literal = &self.program.bytes[from..from + *len as usize];
                return Start::Literal(Box::new(Finder::new(literal).into_owned()));
            }
            _ => {}
        }
        let Some((bits, false)) = self.first(self.tree.root, 256) else {
            return Start::Anywhere;
        };
        let members: Vec<u8> = (0..=255).filter(|byte| has_bit(&bits, *byte)).collect();
        match *members {
            [a] => Start::Few([a, a, a]),
            [a, b] => Start::Few([a, b, b]),
            [a, b, c] => Start::Few([a, b, c]),
            _ if members.len() > 250 => Start::Anywhere,
            _ => Start::Bits(bits),
        }
    }
}

fn union(a: Bits, b: Bits) -> Bits {
    [a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]]
}

fn one_bits(program: &Program, one: One, is_text: bool) -> Bits {
    match one {
        One::Byte(byte) => {
            let mut bits = [0; 4];
            set_bit(&mut bits, byte);
            bits
        }
        One::Set(set) => program.sets[set as usize].first_bytes(is_text),
        One::Any => [u64::MAX; 4],
        One::NotNewline => [!(1 << 10), u64::MAX, u64::MAX, u64::MAX],
    }
}

/// Tells each run of characters what the next one must start with. One whose characters the next cannot be never needs
/// to give any back.
fn look_ahead(program: &mut Program, is_text: bool) {
    for pc in 0..program.ops.len() {
        let Op::Single(index) = program.ops[pc] else {
            continue;
        };
        let Some(next) = bits_at(program, pc + 1, is_text) else {
            continue;
        };
        let single = &program.singles[index as usize];
        let own = one_bits(program, single.one, is_text);
        let apart = own.iter().zip(&next).all(|(a, b)| a & b == 0);
        let members: Vec<u8> = (0..=255).filter(|byte| has_bit(&next, *byte)).collect();
        let single = &mut program.singles[index as usize];
        if apart && single.greed == Greed::Greedy {
            single.greed = Greed::Possessive;
        }
        single.next = Some(match *members {
            [byte] => Next::Byte(byte),
            _ => Next::Bits(next),
        });
    }
}

/// The bytes that what stands at a place must start with, if it must take a character.
fn bits_at(program: &Program, mut pc: usize, is_text: bool) -> Option<Bits> {
    for _ in 0..8 {
        match *program.ops.get(pc)? {
            Op::Mark(_) => pc += 1,
            Op::Jump(to) => pc = to as usize,
            Op::Byte(byte) => return Some(one_bits(program, One::Byte(byte), is_text)),
            Op::Bytes { from, .. } => {
                let byte = *program.bytes.get(from as usize)?;
                return Some(one_bits(program, One::Byte(byte), is_text));
            }
            Op::One(One::Any) => return None,
            Op::One(one) => return Some(one_bits(program, one, is_text)),
            Op::Single(index) => {
                let single = &program.singles[index as usize];
                if single.min == 0 || single.one == One::Any {
                    return None;
                }
                return Some(one_bits(program, single.one, is_text));
            }
            _ => return None,
        }
    }
    None
}
