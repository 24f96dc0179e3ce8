//! Looking in: what closures captured, what lives on the heap.

use std::collections::HashMap;
use std::sync::Arc;

use crate::code::CodeObject;
use crate::embed::look::owner::{OwnerCode, owners};
use crate::embed::{Cell, Closure, Error, Result, Runtime};
use crate::value::{CellKey, FunctionKey, Value as VmValue};
use crate::vm::Vm;

/// One captured variable of a closure; see [`Runtime::captures`](crate::Runtime::captures).
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let f: Closure = rt.run("(lambda a, b: lambda: (a, b))(1, 2)")?;
/// let names: Vec<_> = rt.captures(&f)?.into_iter().map(|capture| capture.name).collect();
/// assert_eq!(names, ["a".into(), "b".into()]);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Capture {
    /// The name of the free variable.
    pub name: Arc<str>,
    /// Its cell.
    pub cell: Cell,
    /// The qualified name of the function that owns the variable; `None` if a scope of the host owns it, or its
    /// code was freed.
    pub owner: Option<Arc<str>>,
    /// How many functions that are on the heap hold the cell, this one included.
    pub shared_by: usize,
}

/// What lives on the heap of a runtime, and what its runs have cost.
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let before = rt.stats();
/// let f: Closure = rt.run("for _ in range(9): pass\nlambda: 0")?;
/// let after = rt.stats();
/// assert_eq!(after.handles, before.handles + 1);
/// assert!(after.count("Function") > before.count("Function"));
/// assert!(after.heap_bytes > before.heap_bytes && after.fuel_used > before.fuel_used);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Stats {
    /// For each kind of object its name and how many there are, garbage that was not collected yet included.
    pub objects: Vec<(&'static str, usize)>,
    /// For each kind its name and the bytes that its objects take, with what they own.
    pub object_bytes: Vec<(&'static str, usize)>,
    /// Bytes that the heap takes, garbage included: what [`Limits::heap_bytes`](crate::Limits::heap_bytes) bounds. What
    /// runtimes share, such as the code of built-in modules, counts in each of them.
    pub heap_bytes: usize,
    /// How often garbage was collected.
    pub collections: u64,
    /// Fuel that all runs have used, in units of [`Limits::fuel`](crate::Limits::fuel); counted without a limit too.
    pub fuel_used: u64,
    /// Objects that the host holds handles to.
    pub handles: usize,
}

impl Stats {
    /// How many objects of a kind there are: `"Cell"`, `"Function"`, `"Str"`, ...
    #[must_use]
    pub fn count(&self, kind: &str) -> usize {
        self.objects
            .iter()
            .find(|(name, _)| *name == kind)
            .map_or(0, |(_, count)| *count)
    }

    /// How many bytes the objects of a kind take.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// rt.run::<()>("text = 'x' * 100_000")?;
    /// assert!(rt.stats().bytes("Str") >= 100_000);
    /// assert_eq!(rt.stats().bytes("Set"), 0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn bytes(&self, kind: &str) -> usize {
        self.object_bytes
            .iter()
            .find(|(name, _)| *name == kind)
            .map_or(0, |(_, bytes)| *bytes)
    }

    /// How many objects there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.objects.iter().map(|(_, count)| count).sum()
    }
}

/// # Captured variables and the heap
impl Runtime {
    /// What a closure captured: for each free variable its name, its cell, the function that owns it, and how
    /// many closures share it. Empty for functions that capture nothing.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let step: Closure = rt.run("
    /// def counter():
    ///     n = 0
    ///     def step():
    ///         nonlocal n
    ///         n += 1
    ///         return n
    ///     def peek(): return n
    ///     global keep
    ///     keep = peek
    ///     return step
    /// counter()")?;
    /// let [n] = &rt.captures(&step)?[..] else { panic!("one variable") };
    /// assert_eq!((&*n.name, n.owner.as_deref(), n.shared_by), ("n", Some("counter"), 2));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn captures(&mut self, closure: &Closure) -> Result<Vec<Capture>> {
        let vm = self.vm_mut();
        let raw = closure.raw(vm)?;
        let Some(function) = script_function(vm, raw) else {
            return Ok(Vec::new());
        };
        let code = vm.heap[function].code;
        let names = vm.heap[code].code.freevars.clone();
        let cells = vm.heap[function].closure.to_vec();
        let owners = owners(vm, code);
        // For each cell how many functions hold it, and the number of the last one: one may hold a cell twice.
        let unshared = cells.iter().map(|cell| (*cell, (0, usize::MAX)));
        let mut sharing: HashMap<CellKey, (usize, usize)> = unshared.collect();
        // One pass for all variables.
        for (number, slot) in vm.heap.functions.values().enumerate() {
            for cell in &slot.object.closure {
                if let Some((count, last)) = sharing.get_mut(cell)
                    && std::mem::replace(last, number) != number
                {
                    *count += 1;
                }
            }
        }
        let mut captures = Vec::with_capacity(names.len());
        for ((name, cell), owner) in names.into_iter().zip(cells).zip(owners) {
            captures.push(Capture {
                name,
                cell: handle(vm, cell),
                owner: match owner {
                    OwnerCode::Code(code) => Some(Arc::clone(&vm.heap[code].code.qualname)),
                    OwnerCode::Host | OwnerCode::Unknown => None,
                },
                shared_by: sharing.get(&cell).map_or(0, |(count, _)| *count),
            });
        }
        Ok(captures)
    }

    /// What lives on the heap, and what the runs have cost. It visits each object, which takes a few nanoseconds.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// rt.run::<()>("kept = (lambda n: lambda: n)(1)")?;
    /// assert!(rt.stats().count("Cell") >= 1);
    /// assert!(rt.stats().fuel_used > 0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn stats(&self) -> Stats {
        let vm = self.vm();
        let census = vm.heap.census();
        Stats {
            objects: census.counts,
            object_bytes: census.bytes,
            heap_bytes: vm.heap.accounting.in_use(),
            collections: vm.heap.accounting.collections(),
            fuel_used: self.fuel_used,
            handles: vm.host.roots.len(),
        }
    }
}

/// The function of a script behind a callable: itself, or what a method is bound to.
pub(crate) fn script_function(vm: &Vm, callable: VmValue) -> Option<FunctionKey> {
    let function = callable
        .as_method()
        .map_or(callable, |method| vm.heap[method].function);
    function.as_function()
}

fn handle(vm: &mut Vm, cell: CellKey) -> Cell {
    Cell::new(vm.host.roots.root(cell.into()))
}

impl Closure {
    /// The code of a function that a script defined.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let add: Closure = rt.run("def adder(k):\n    def add(x): return x + k\n    return add\nadder(1)")?;
    /// let code = add.code(&rt)?;
    /// assert_eq!(&*code.qualname, "adder.<locals>.add");
    /// assert_eq!(&*code.freevars[0], "k");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) for what has no code, such as a built-in function or a class;
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn code(&self, rt: &Runtime) -> Result<CodeObject> {
        let vm = rt.vm();
        let raw = self.raw(vm)?;
        match script_function(vm, raw) {
            Some(function) => Ok(vm.heap[vm.heap[function].code].code.clone()),
            None => Err(Error::not_found("a function written in Rust has no code")),
        }
    }
}
