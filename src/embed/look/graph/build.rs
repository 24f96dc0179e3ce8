//! Making a graph: which objects it has, and what its edges say.
//!
//! ```text
//!  starts -> search: objects and references, breadth first -> kept: those that lead to a closure, cell or generator
//!         -> numbered, as far as there is room -> edges -> names -> nodes
//! ```
//!
//! Invariant: it costs what the search visits. Nothing is looked for by walking through a whole arena.

use std::collections::{HashMap, HashSet};

use super::links::{self, Link};
use super::node::{
    CellNode, ClosureNode, DefinitionNode, FrameNode, GeneratorNode, HandleNode, Node, NodeKind,
    ObjectNode, Owner, ScopeNode,
};
use super::seen::Seen;
use super::{Bounds, Edge, EdgeKind, Graph, LeftOut, NodeId, shares};
use crate::embed::look::owner::{OwnerCode, owners};
use crate::embed::look::short::{self, class_name, function_qualname, generator_qualname};
use crate::embed::run::scope::Variables;
use crate::object::{FrameState, GeneratorState};
use crate::value::{CellKey, CodeKey, Tag, Value};
use crate::vm::Vm;

/// The number of what is not in the graph.
const NONE: u32 = u32::MAX;

/// The graph of what these values lead to.
pub(super) fn capture_graph(vm: &mut Vm, starts: &[Value], bounds: Bounds) -> Graph {
    let mut search = Search::new(vm, bounds);
    for &start in starts {
        if start.is_heap() {
            search.seen.insert(start);
        }
    }
    let asked = search.seen.len();
    search.run();
    Builder::new(search, asked).graph(false)
}

/// The graph of everything that is alive.
pub(super) fn heap_graph(vm: &mut Vm, bounds: Bounds) -> Graph {
    let (starts, unvisited) = sought_on_heap(vm, bounds.objects);
    let mut search = Search::new(vm, bounds);
    search.left_out.objects += unvisited;
    for start in starts {
        search.seen.insert(start);
    }
    for handle in vm.host.roots.held() {
        search.find(handle.value);
    }
    for frame in &vm.frames {
        links::of_activation(vm, frame, &mut |_, held| {
            search.find(held);
        });
    }
    search.run();
    Builder::new(search, 0).graph(true)
}

/// Whether an object is what graphs are about.
fn is_sought(vm: &Vm, value: Value) -> bool {
    match value.tag() {
        Tag::Cell => true,
        Tag::Function => value.as_function().is_some_and(|key| {
            let function = &vm.heap[key];
            let extras = function.extras.as_ref();
            let annotated = extras.is_some_and(|extras| !extras.annotate_cells.is_empty());
            annotated || !function.closure.is_empty()
        }),
        // Frames that run or are suspended are there by themselves.
        Tag::Frame => value
            .as_frame()
            .is_some_and(|key| match &vm.heap[key].state {
                FrameState::Finished { slots } => slots.iter().any(|slot| slot.tag() == Tag::Cell),
                FrameState::Running { .. } | FrameState::Suspended { .. } => false,
            }),
        Tag::Generator => value
            .as_generator()
            .is_some_and(|key| vm.heap[key].state != GeneratorState::Closed),
        _ => false,
    }
}

/// The closures, cells and generators that the roots lead to, and to how many objects the search did not go on.
fn sought_on_heap(vm: &mut Vm, most: usize) -> (Vec<Value>, usize) {
    let mut seen = Seen::default();
    let mut unvisited = 0;
    let mut find = |seen: &mut Seen, value: Value| {
        if !value.is_heap() {
        } else if seen.len() < most {
            seen.insert(value);
        } else if seen.number(value).is_none() {
            unvisited += 1;
        }
    };
    vm.visit_roots(&mut |_, _, value| find(&mut seen, value));
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(value) = seen.at(next) {
        next += 1;
        if is_sought(vm, value) {
            found.push(value);
        }
        vm.heap
            .visit_references(value, &mut |held| find(&mut seen, held));
    }
    (found, unvisited)
}

/// The search for objects that lead to something sought.
struct Search<'a> {
    vm: &'a Vm,
    bounds: Bounds,
    seen: Seen,
    /// References between objects that were seen, by their numbers.
    references: Vec<(u32, u32)>,
    left_out: LeftOut,
}

impl<'a> Search<'a> {
    fn new(vm: &'a Vm, bounds: Bounds) -> Self {
        Self {
            vm,
            bounds,
            seen: Seen::default(),
            references: Vec::new(),
            left_out: LeftOut::default(),
        }
    }

    /// The number of an object that the search comes to; `None` if it leads nowhere, or there is no room.
    fn find(&mut self, value: Value) -> Option<u32> {
        if !links::leads_on(value) {
            return None;
        }
        if self.seen.len() < self.bounds.objects {
            return Some(self.seen.insert(value).0);
        }
        let known = self.seen.number(value);
        self.left_out.objects += usize::from(known.is_none());
        known
    }

    fn run(&mut self) {
        let vm = self.vm;
        let mut next = 0;
        while let Some(value) = self.seen.at(next) {
            links::visit(&vm.heap, value, &mut |_, held| {
                if let Some(number) = self.find(held) {
                    self.references.push((next as u32, number));
                }
            });
            next += 1;
        }
    }

    /// Which objects are sought, or lead to one that is; the first `asked` count as sought.
    fn kept(&self, asked: usize) -> Vec<bool> {
        let count = self.seen.len();
        let starts = shares(count, self.references.iter().map(|(_, to)| *to as usize));
        let mut ends = starts.clone();
        let mut holders = vec![0; self.references.len()];
        for &(from, to) in &self.references {
            let end = &mut ends[to as usize];
            holders[*end as usize] = from;
            *end += 1;
        }
        let mut kept = vec![false; count];
        let mut work: Vec<u32> = Vec::new();
        for (number, kept) in kept.iter_mut().enumerate() {
            let sought = |value| is_sought(self.vm, value);
            if number < asked || self.seen.at(number).is_some_and(sought) {
                *kept = true;
                work.push(number as u32);
            }
        }
        while let Some(number) = work.pop() {
            let number = number as usize;
            for &holder in &holders[starts[number] as usize..starts[number + 1] as usize] {
                if !std::mem::replace(&mut kept[holder as usize], true) {
                    work.push(holder);
                }
            }
        }
        kept
    }
}

/// Names and contents, as far as there is room for them.
struct Texts {
    most: usize,
    left: usize,
    left_out: usize,
}

impl Texts {
    fn take(&mut self, text: String) -> String {
        match self.left.checked_sub(text.len()) {
            Some(left) => {
                self.left = left;
                text
            }
            None => {
                self.left_out += 1;
                "…".to_owned()
            }
        }
    }

    fn shorten(&mut self, text: &str) -> String {
        self.take(short::name(text, self.most))
    }

    /// Names of a list, until there is no room.
    fn list<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut list = Vec::new();
        for name in names {
            list.push(self.shorten(name));
            if self.left_out > 0 {
                break;
            }
        }
        list
    }
}

/// An edge whose name is not made yet.
struct Found {
    from: u32,
    to: u32,
    kind: EdgeKind,
    link: Link,
}

struct Builder<'a> {
    search: Search<'a>,
    asked: usize,
    /// The node of each object that was seen; [`NONE`]: it has none.
    ids: Vec<u32>,
    /// The objects of the first nodes.
    objects: Vec<Value>,
    /// The activations of the nodes after these, by their indices.
    frames: Vec<usize>,
    /// The code of the nodes after these.
    definitions: Vec<CodeKey>,
    definition_ids: HashMap<CodeKey, u32>,
    edges: Vec<Found>,
    /// What names each cell: the first link to it that does.
    cell_names: HashMap<u32, Link>,
    /// The generators and frames that have made a cell and are still there, with their code.
    makers: HashMap<CellKey, (u32, CodeKey)>,
    owners: HashMap<CodeKey, Vec<OwnerCode>>,
    texts: Texts,
}

impl<'a> Builder<'a> {
    fn new(search: Search<'a>, asked: usize) -> Self {
        let texts = Texts {
            most: search.bounds.text,
            left: search.bounds.bytes,
            left_out: 0,
        };
        Self {
            search,
            asked,
            ids: Vec::new(),
            objects: Vec::new(),
            frames: Vec::new(),
            definitions: Vec::new(),
            definition_ids: HashMap::new(),
            edges: Vec::new(),
            cell_names: HashMap::new(),
            makers: HashMap::new(),
            owners: HashMap::new(),
            texts,
        }
    }

    /// The graph. Of the activations, those that hold a cell of it are in it, or all that hold anything of it.
    fn graph(mut self, all_frames: bool) -> Graph {
        self.number_objects();
        self.link_objects();
        self.link_frames(all_frames);
        self.find_makers();
        let mut nodes = self.nodes();
        let mut edges: Vec<Edge> = Vec::with_capacity(self.edges.len());
        for found in std::mem::take(&mut self.edges) {
            let (vm, most) = (self.search.vm, self.texts.most);
            let name = match (found.kind, found.link) {
                (EdgeKind::Captures, link) => link.name(vm, most),
                (_, Link::Contents) => String::new(),
                (_, link) => link.words(vm, most),
            };
            edges.push(Edge {
                from: NodeId(found.from),
                to: NodeId(found.to),
                kind: found.kind,
                name: self.texts.take(name),
            });
        }
        self.add_host(&mut nodes, &mut edges);
        self.search.left_out.texts += self.texts.left_out;
        Graph::new(nodes, edges, self.search.left_out)
    }

    /// Whether there is room for one more node than so many; if not, one is left out.
    fn has_room(&mut self, nodes: usize) -> bool {
        let has_room = nodes < self.search.bounds.nodes && nodes < NONE as usize;
        self.search.left_out.nodes += usize::from(!has_room);
        has_room
    }

    /// Gives nodes to the objects that are kept.
    fn number_objects(&mut self) {
        let kept = self.search.kept(self.asked);
        self.ids = vec![NONE; kept.len()];
        for (number, _) in kept.iter().enumerate().filter(|(_, kept)| **kept) {
            if self.has_room(self.objects.len())
                && let Some(value) = self.search.seen.at(number)
            {
                self.ids[number] = self.objects.len() as u32;
                self.objects.push(value);
            }
        }
        self.search.references = Vec::new();
    }

    /// The node of an object.
    fn id(&self, value: Value) -> Option<u32> {
        let number = self.search.seen.number(value)?;
        let id = *self.ids.get(number as usize)?;
        (id != NONE).then_some(id)
    }

    /// The edges of what refers to these nodes.
    fn add_links(&mut self, from: u32, found: Vec<(u32, Link)>) {
        let mut known = HashSet::new();
        for (to, link) in found {
            let kind = match link {
                Link::FreeVariable(..) => EdgeKind::Captures,
                _ => EdgeKind::Holds,
            };
            if let Link::FreeVariable(..) | Link::Annotation(..) | Link::Variable(..) = link
                && let Some(Tag::Cell) = self.objects.get(to as usize).map(|value| value.tag())
            {
                self.cell_names.entry(to).or_insert(link);
            }
            if known.insert((to, kind)) {
                self.edges.push(Found {
                    from,
                    to,
                    kind,
                    link,
                });
            }
        }
    }

    fn link_objects(&mut self) {
        for from in 0..self.objects.len() {
            let mut found = Vec::new();
            links::visit(
                &self.search.vm.heap,
                self.objects[from],
                &mut |link, held| {
                    if let Some(to) = self.id(held) {
                        found.push((to, link));
                    }
                },
            );
            if let Some(generator) = self.objects[from].as_generator() {
                let code = self.search.vm.heap[generator].code;
                self.note_maker(from as u32, code, &found);
            }
            self.add_links(from as u32, found);
        }
    }

    fn link_frames(&mut self, all: bool) {
        let vm = self.search.vm;
        for (index, frame) in vm.frames.iter().enumerate() {
            let mut found = Vec::new();
            let mut has_cell = false;
            links::of_activation(vm, frame, &mut |link, held| {
                if let Some(to) = self.id(held) {
                    has_cell |= held.tag() == Tag::Cell;
                    found.push((to, link));
                }
            });
            if found.is_empty() || !(all || has_cell) {
                continue;
            }
            let id = self.objects.len() + self.frames.len();
            if self.has_room(id) {
                self.frames.push(index);
                self.note_maker(id as u32, frame.code, &found);
                self.add_links(id as u32, found);
            }
        }
    }

    /// Notes the cells that a generator or a frame has made: those of its own cell variables.
    fn note_maker(&mut self, id: u32, code: CodeKey, found: &[(u32, Link)]) {
        let object = &self.search.vm.heap[code].code;
        let first = object.varnames.len() as u32;
        let own = first..first + object.cellvars.len() as u32;
        for &(to, link) in found {
            if let Link::Variable(_, index) = link
                && own.contains(&index)
                && let Some(cell) = self.objects[to as usize].as_cell()
            {
                self.makers.insert(cell, (id, code));
            }
        }
    }

    /// Whose variable the link to a cell names, and how it is called.
    fn owner(&mut self, link: Link) -> OwnerCode {
        let vm = self.search.vm;
        let (code, index) = match link {
            Link::FreeVariable(code, index) | Link::Annotation(code, index) => {
                (code, index as usize)
            }
            Link::Variable(code, index) => {
                let object = &vm.heap[code].code;
                let free = object.varnames.len() + object.cellvars.len();
                match (index as usize).checked_sub(free) {
                    Some(index) => (code, index),
                    None => return OwnerCode::Code(code),
                }
            }
            _ => return OwnerCode::Unknown,
        };
        let owners = self.owners.entry(code).or_insert_with(|| owners(vm, code));
        owners.get(index).copied().unwrap_or(OwnerCode::Unknown)
    }

    /// The node of code in which something was made.
    fn definition(&mut self, code: CodeKey) -> Option<u32> {
        if let Some(&id) = self.definition_ids.get(&code) {
            return (id != NONE).then_some(id);
        }
        let nodes = self.objects.len() + self.frames.len() + self.definitions.len();
        let id = match self.has_room(nodes) {
            true => {
                self.definitions.push(code);
                nodes as u32
            }
            false => NONE,
        };
        self.definition_ids.insert(code, id);
        (id != NONE).then_some(id)
    }

    /// Where cells and closures were made.
    fn find_makers(&mut self) {
        let vm = self.search.vm;
        for from in 0..self.objects.len() {
            let value = self.objects[from];
            let made_in = if let Some(cell) = value.as_cell() {
                match (self.makers.get(&cell), self.cell_names.get(&(from as u32))) {
                    (Some(&(maker, _)), _) => Some(maker),
                    (None, Some(&link)) => match self.owner(link) {
                        OwnerCode::Code(code) => self.definition(code),
                        OwnerCode::Host | OwnerCode::Unknown => None,
                    },
                    (None, None) => None,
                }
            } else if let Some(function) = value.as_function() {
                let function = &vm.heap[function];
                let linked = &vm.heap[function.code];
                let around = linked.parent;
                let around = around.filter(|code| vm.heap.contains((*code).into()));
                let mut cells = function.closure.iter().filter(|_| !linked.chosen_cells);
                let maker = cells.find_map(|cell| {
                    let (maker, code) = *self.makers.get(cell)?;
                    (Some(code) == around).then_some(maker)
                });
                // Of a function of the module there is nothing to say, and a scope of the host is no code.
                let in_function = !function.closure.is_empty();
                maker.or_else(|| {
                    around
                        .filter(|_| in_function)
                        .and_then(|code| self.definition(code))
                })
            } else {
                None
            };
            if let Some(to) = made_in {
                self.edges.push(Found {
                    from: from as u32,
                    to,
                    kind: EdgeKind::MadeIn,
                    link: Link::Unnamed,
                });
            }
        }
    }

    fn nodes(&mut self) -> Vec<Node> {
        let mut kinds = Vec::with_capacity(self.objects.len());
        for id in 0..self.objects.len() {
            kinds.push(self.object(id));
        }
        let vm = self.search.vm;
        for index in std::mem::take(&mut self.frames) {
            let code = &vm.heap[vm.frames[index].code].code;
            kinds.push(NodeKind::Frame(FrameNode {
                qualname: self.texts.shorten(&code.qualname),
                file: self.texts.shorten(&code.filename),
                line: vm.running_line(index),
                state: "running",
            }));
        }
        for code in std::mem::take(&mut self.definitions) {
            let code = &vm.heap[code].code;
            kinds.push(NodeKind::Definition(DefinitionNode {
                qualname: self.texts.shorten(&code.qualname),
                file: self.texts.shorten(&code.filename),
                line: code.firstlineno,
            }));
        }
        let numbered = (0..).zip(kinds);
        numbered
            .map(|(id, kind)| Node {
                id: NodeId(id),
                kind,
            })
            .collect()
    }

    /// What there is to say of an object.
    fn object(&mut self, id: usize) -> NodeKind {
        let (vm, value) = (self.search.vm, self.objects[id]);
        let heap = &vm.heap;
        if let Some(cell) = value.as_cell() {
            let contents = heap[cell].contents;
            let link = self.cell_names.get(&(id as u32)).copied();
            let name = link.map_or_else(String::new, |link| link.name(vm, self.texts.most));
            let owner = match link.map_or(OwnerCode::Unknown, |link| self.owner(link)) {
                OwnerCode::Code(code) => {
                    Owner::Function(self.texts.shorten(&heap[code].code.qualname))
                }
                OwnerCode::Host => Owner::Host,
                OwnerCode::Unknown => Owner::Unknown,
            };
            return NodeKind::Cell(CellNode {
                name: self.texts.take(name),
                owner,
                contents: self.texts.take(short::short(vm, contents, self.texts.most)),
                is_bound: contents.is_bound(),
            });
        }
        if let Some(function) = value.as_function() {
            let code = &heap[heap[function].code].code;
            return NodeKind::Closure(ClosureNode {
                qualname: self.texts.shorten(function_qualname(heap, function)),
                file: self.texts.shorten(&code.filename),
                line: code.firstlineno,
                freevars: self.texts.list(code.freevars.iter().map(|name| &**name)),
            });
        }
        if let Some(key) = value.as_generator() {
            let generator = &heap[key];
            let code = &heap[generator.code].code;
            let pc = generator.frame.as_ref().map_or(0, |frame| frame.pc);
            let state = match generator.state {
                GeneratorState::Created => "created",
                GeneratorState::Suspended => "suspended",
                GeneratorState::Running => "running",
                GeneratorState::Closed => "closed",
            };
            let line = match (generator.state, pc.checked_sub(1)) {
                (GeneratorState::Suspended, Some(at)) => code.line_at(at),
                _ => code.firstlineno,
            };
            return NodeKind::Generator(GeneratorNode {
                type_name: class_name(heap, vm.type_of(value)).to_owned(),
                qualname: self.texts.shorten(generator_qualname(heap, key)),
                file: self.texts.shorten(&code.filename),
                line,
                state,
            });
        }
        if let Some(frame) = value.as_frame().map(|key| &heap[key]) {
            let code = &heap[frame.code].code;
            return NodeKind::Frame(FrameNode {
                qualname: self.texts.shorten(&code.qualname),
                file: self.texts.shorten(&code.filename),
                line: code.line_at(frame.pc.saturating_sub(1)),
                state: match frame.state {
                    FrameState::Running { .. } => "running",
                    FrameState::Suspended { .. } => "suspended",
                    FrameState::Finished { .. } => "finished",
                },
            });
        }
        NodeKind::Object(ObjectNode {
            type_name: self.texts.shorten(class_name(heap, vm.type_of(value))),
            text: self.texts.take(short::short(vm, value, self.texts.most)),
        })
    }

    /// Adds the scopes and handles of the host that hold something in the graph.
    fn add_host(&mut self, nodes: &mut Vec<Node>, edges: &mut Vec<Edge>) {
        let vm = self.search.vm;
        // How many of the clones of a handle are in scopes.
        let mut in_scopes: HashMap<usize, usize> = HashMap::new();
        for scope in vm.host.scopes.living() {
            let Ok(scope) = scope.downcast::<Variables>() else {
                continue;
            };
            let cells = scope.names.iter().zip(&scope.cells);
            let mut held = Vec::new();
            for (name, cell) in cells {
                if let Some(to) = cell.raw(vm).ok().and_then(|cell| self.id(cell)) {
                    let address = std::sync::Arc::as_ptr(cell.root()).addr();
                    *in_scopes.entry(address).or_default() += 1;
                    held.push((name, to));
                }
            }
            if held.is_empty() || !self.has_room(nodes.len()) {
                continue;
            }
            let from = NodeId(nodes.len() as u32);
            nodes.push(Node {
                id: from,
                kind: NodeKind::Scope(ScopeNode {
                    names: self.texts.list(scope.names.iter().map(|name| &**name)),
                }),
            });
            for (name, to) in held {
                let name = self.texts.shorten(name);
                if let NodeKind::Cell(cell) = &mut nodes[to as usize].kind
                    && cell.name.is_empty()
                {
                    cell.name.clone_from(&name);
                    cell.owner = Owner::Host;
                }
                edges.push(Edge {
                    from,
                    to: NodeId(to),
                    kind: EdgeKind::Holds,
                    name,
                });
            }
        }
        for root in vm.host.roots.held() {
            let Some(held) = self.id(root.value) else {
                continue;
            };
            let address = std::sync::Arc::as_ptr(root).addr();
            let in_scopes = in_scopes.get(&address).copied().unwrap_or(0);
            // One is the runtime's own.
            let clones = std::sync::Arc::strong_count(root).saturating_sub(1 + in_scopes);
            if clones == 0 || !self.has_room(nodes.len()) {
                continue;
            }
            let id = NodeId(nodes.len() as u32);
            nodes.push(Node {
                id,
                kind: NodeKind::Handle(HandleNode { clones }),
            });
            edges.push(Edge {
                from: NodeId(held),
                to: id,
                kind: EdgeKind::HeldByHost,
                name: String::new(),
            });
        }
    }
}
