//! The instruction table: the one place that lists the instructions.
//!
//! An instruction is eight bytes: an opcode and up to seven bytes of operands.
//!
//! ```text
//!  byte   0        1        2        3        4 .. 7
//!        opcode | Reg    | Reg    | Reg    | u32 (jump target, constant)
//!        opcode | Reg    | Reg    | u8     | u16 (name) | u16 (cache)
//! ```
//!
//! Notation of the effects: `R[i]` is a register of the frame, `S[i]` a slot of the frame
//! (slots below 256 are the registers), `K[i]` a constant, `N[i]` a name, `C[i]` the contents of
//! the cell that register `i` holds, `pc` the index of the next instruction.
//!
//! What an instruction does with an operand stands before the operand's type; the verifier and the liveness of
//! registers go by it ([`Role`]):
//!
//! ```text
//!  src: in Reg               reads it
//!  dst: out Reg              writes it
//!  exc: update Reg           reads it, then writes it
//!  dst: next Reg             writes it where the code goes on, not where it jumps
//!  cell: cell Reg            reads it; it holds a cell of the frame
//!  cell: new_cell Reg        puts a cell into it
//!  base: row(n)              reads n registers from `base` on
//!  base: fills(n)            writes n registers from `base` on
//!  base: call(n)             reads n registers from `base` on, and leaves all from there on to the callee
//!  slot: in Slot, out Slot   as for registers
//!  child: captures ChildIdx  reads the cells that the child captures
//!  names: keywords(n)        the names of the last of n arguments
//!  target: forward Target    jumps there, forwards
//!  target: back Target       jumps there, backwards; the instruction is a safepoint
//!  Name { .. } -> !          the code never goes on after the instruction
//! ```
//!
//! `instructions!` makes of the table: the enum [`Instr`] with named fields, the mnemonic, the operands in order
//! ([`Instr::operands`]) for the disassembler, and their roles ([`Instr::roles`]) for the verifier.
//! Nothing else lists opcodes but the `match` of the evaluator and the places that emit them.
//!
//! Invariant: `size_of::<Instr>() == 8` (asserted below).

use super::operand::{
    AsOperand, Awaited, BinaryOp, CacheIdx, ChildIdx, CompareOp, ConstIdx, Conversion, Count,
    FunctionAttr, Intrinsic, ItemCount, NameIdx, Operand, Reg, Role, Row, ShortConstIdx, Slot,
    Special, Target, UnaryOp,
};

/// The type of a field, from what the table says about it.
#[rustfmt::skip]
macro_rules! field_type {
    (keywords($($count:tt)*)) => { ShortConstIdx };
    ($row:ident($($count:tt)*)) => { Reg };
    ($role:ident $ty:ident) => { $ty };
    ($ty:ident) => { $ty };
}

/// The role of a field.
#[rustfmt::skip]
macro_rules! role {
    ($reg:ident: in Reg) => { Role::Reads(Row::one($reg)) };
    ($reg:ident: out Reg) => { Role::Writes(Row::one($reg)) };
    ($reg:ident: update Reg) => { Role::Updates($reg) };
    ($reg:ident: next Reg) => { Role::WritesUnlessJumps($reg) };
    ($reg:ident: cell Reg) => { Role::ReadsCell($reg) };
    ($reg:ident: new_cell Reg) => { Role::WritesCell($reg) };
    ($reg:ident: row($count:literal)) => { Role::Reads(Row::new($reg, $count)) };
    ($reg:ident: row($count:expr)) => { Role::Reads(Row::new($reg, usize::from($count))) };
    ($reg:ident: fills($count:literal)) => { Role::Writes(Row::new($reg, $count)) };
    ($reg:ident: fills($count:expr)) => { Role::Writes(Row::new($reg, usize::from($count))) };
    ($reg:ident: call($count:expr)) => { Role::Calls(Row::new($reg, $count)) };
    ($idx:ident: keywords($count:expr)) => { Role::Keywords($idx, $count) };
    ($idx:ident: captures ChildIdx) => { Role::Captures($idx) };
    ($slot:ident: in Slot) => { Role::ReadsSlot($slot) };
    ($slot:ident: out Slot) => { Role::WritesSlot($slot) };
    ($target:ident: forward Target) => { Role::Jumps($target) };
    ($target:ident: back Target) => { Role::JumpsBack($target) };
    ($reg:ident: Reg) => { compile_error!("a register needs a role") };
    ($slot:ident: Slot) => { compile_error!("a slot is `in` or `out`") };
    ($child:ident: ChildIdx) => { compile_error!("a child `captures`") };
    ($names:ident: ShortConstIdx) => { compile_error!("names are `keywords`") };
    ($target:ident: Target) => { compile_error!("a target is `forward` or `back`") };
    ($other:ident: $ty:ident) => { { let _ = $other; Role::Other } };
}

/// Returns the jump target, where a field is one.
#[rustfmt::skip]
macro_rules! return_target {
    ($field:ident: $direction:ident Target) => { return Some($field) };
    ($field:ident: $($other:tt)*) => { let _ = $field; };
}

/// Whether a row of the table ends in `-> !`.
#[rustfmt::skip]
macro_rules! is_never {
    () => { false };
    (!) => { true };
}

macro_rules! instructions {
    ($($(#[$meta:meta])* $name:ident {
        $($field:ident: $kind:ident $(($($count:tt)*))? $($ty:ident)?),*
    } $(-> $never:tt)?)*) => {
        /// One instruction. Each variant's documentation gives its effect; the notation stands at the
        /// head of the module.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum Instr {
            $($(#[$meta])* $name { $(
                #[expect(missing_docs, reason = "the effect above names the fields")]
                $field: field_type!($kind $(($($count)*))? $($ty)?)
            ),* },)*
        }

        /// The instructions' numbers, in the order of the table.
        #[repr(u8)]
        enum Opcode { $($name,)* }

        impl Instr {
            /// How many instructions there are.
            pub const COUNT: usize = [$(stringify!($name)),*].len();

            /// The mnemonic of each instruction with the names and types of its fields, in the order of the table.
            pub(crate) const TABLE: [(&'static str, &'static [(&'static str, &'static str)]); Self::COUNT] =
                [$((stringify!($name), &[$((
                    stringify!($field),
                    <field_type!($kind $(($($count)*))? $($ty)?) as AsOperand>::TYPE,
                )),*]),)*];

            /// The mnemonic, as the disassembler prints it.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name { .. } => stringify!($name),)* }
            }

            /// The number of the instruction in the table.
            #[must_use]
            pub const fn opcode(&self) -> u8 {
                match self { $(Self::$name { .. } => Opcode::$name as u8,)* }
            }

            /// Calls `visit` with each operand's field name and value, in the order of the table.
            pub fn operands(&self, mut visit: impl FnMut(&'static str, Operand)) {
                self.each_operand(&mut visit);
            }

            /// `operands`, compiled once for all of its callers.
            fn each_operand(&self, visit: &mut dyn FnMut(&'static str, Operand)) {
                match *self {
                    $(Self::$name { $($field),* } => { $(visit(stringify!($field), $field.operand());)* let _ = &visit; })*
                }
            }

            /// Calls `visit` with each operand and its role, compiled into the caller: for the one that has no time.
            #[inline(always)]
            pub(super) fn fields(&self, mut visit: impl FnMut(Operand, Role)) {
                match *self {
                    $(Self::$name { $($field),* } => {
                        $(visit($field.operand(), role!($field: $kind $(($($count)*))? $($ty)?));)*
                        let _ = &mut visit;
                    })*
                }
            }

            /// Calls `visit` with each operand's role.
            pub(super) fn roles(&self, mut visit: impl FnMut(Role)) {
                self.each_role(&mut visit);
            }

            /// `roles`, compiled once for all of its callers.
            fn each_role(&self, visit: &mut dyn FnMut(Role)) {
                match *self {
                    $(Self::$name { $($field),* } => {
                        $(visit(role!($field: $kind $(($($count)*))? $($ty)?));)*
                        let _ = &visit;
                    })*
                }
            }

            /// Whether the code never goes on after the instruction.
            #[must_use]
            pub const fn is_terminator(&self) -> bool {
                match self { $(Self::$name { .. } => is_never!($($never)?),)* }
            }

            /// The jump target in the instruction, if it has one.
            pub(crate) fn target_mut(&mut self) -> Option<&mut Target> {
                match self {
                    $(Self::$name { $($field),* } => { $(return_target!($field: $kind $(($($count)*))? $($ty)?);)* })*
                }
                None
            }
        }
    };
}

instructions! {
    // ---- load and store -------------------------------------------------------------------

    /// `R[dst] := K[idx]`
    LoadConst { dst: out Reg, idx: ConstIdx }
    /// `R[dst] := value`
    LoadInt { dst: out Reg, value: i32 }
    /// `R[dst] := R[src]`
    Move { dst: out Reg, src: in Reg }
    /// `R[dst] := S[slot]`, for locals and cells beyond the registers.
    LoadSlot { dst: out Reg, slot: in Slot }
    /// `S[slot] := R[src]`
    StoreSlot { slot: out Slot, src: in Reg }
    /// Nothing if `R[var]` is bound.
    /// Raises: UnboundLocalError naming the local variable that lives in `var`.
    CheckBound { var: in Reg }
    /// As `CheckBound`, for a local beyond the registers.
    CheckBoundSlot { slot: in Slot }
    /// `R[var] := unbound`; no check (the compiler emits `CheckBound` before a `del` that may fail).
    ClearLocal { var: out Reg }
    /// `S[slot] := unbound`
    ClearSlot { slot: out Slot }
    /// `R[dst] := globals[N[name]]`, else the builtins'.
    /// Raises: NameError.
    LoadGlobal { dst: out Reg, name: NameIdx, cache: CacheIdx }
    /// `globals[N[name]] := R[src]`
    StoreGlobal { src: in Reg, name: NameIdx, cache: CacheIdx }
    /// Removes `N[name]` from the globals. Raises: NameError.
    DeleteGlobal { name: NameIdx }
    /// `R[dst] := namespace[N[name]]`, else globals, else builtins: module, class and exec code.
    /// Raises: NameError.
    LoadName { dst: out Reg, name: NameIdx, cache: CacheIdx }
    /// `namespace[N[name]] := R[src]`
    StoreName { src: in Reg, name: NameIdx, cache: CacheIdx }
    /// Removes `N[name]` from the namespace. Raises: NameError.
    DeleteName { name: NameIdx }
    /// `R[dst] := ` the frame's namespace (`locals()` of a class, module or exec frame).
    LoadLocals { dst: out Reg }
    /// `R[dst] := R[mapping][N[name]]`, else globals, else builtins: names in annotation scopes of a class.
    /// Raises: NameError.
    LoadFromDictOrGlobals { dst: out Reg, mapping: in Reg, name: NameIdx }

    // ---- cells ----------------------------------------------------------------------------

    /// `R[cell] := new cell(R[init])`, then `R[init] := unbound` if `init` is another register.
    MakeCell { cell: new_cell Reg, init: update Reg }
    /// `R[dst] := C[cell]`
    /// Raises: NameError if the cell is empty (UnboundLocalError when this block owns it).
    LoadDeref { dst: out Reg, cell: cell Reg }
    /// `C[cell] := R[src]`
    StoreDeref { cell: cell Reg, src: in Reg }
    /// Empties the cell. Raises: as `LoadDeref`.
    DeleteDeref { cell: cell Reg }
    /// `R[dst] := R[mapping][name of the cell]`, else `C[cell]`: free names read in a class body.
    /// Raises: NameError.
    LoadFromDictOrDeref { dst: out Reg, mapping: in Reg, cell: cell Reg }
    /// `R[dst] := function(child, captured cells)`; the child lists which registers' cells it captures.
    MakeClosure { dst: out Reg, child: captures ChildIdx }
    /// Sets one attribute of the new function in `R[func]` to `R[src]`.
    SetFunctionAttr { func: in Reg, src: in Reg, attr: FunctionAttr }
    /// `R[func].__annotate__ := function(child, captured cells)`; the function is made when someone asks for it.
    SetAnnotate { func: in Reg, child: captures ChildIdx }

    // ---- arithmetic and comparison ---------------------------------------------------------

    /// `R[dst] := R[a] + R[b]`; `inplace` tries `__iadd__` first. Raises: TypeError and what the operands raise.
    Add { dst: out Reg, a: in Reg, b: in Reg, inplace: bool }
    /// `R[dst] := R[a] - R[b]`
    Sub { dst: out Reg, a: in Reg, b: in Reg, inplace: bool }
    /// `R[dst] := R[a] * R[b]`
    Mul { dst: out Reg, a: in Reg, b: in Reg, inplace: bool }
    /// `R[dst] := R[a] + imm`; a negative `imm` stands for `R[a] - -imm`, which user-defined classes tell apart.
    AddInt { dst: out Reg, a: in Reg, imm: i16, inplace: bool }
    /// `R[dst] := R[a] op R[b]`
    Binary { dst: out Reg, a: in Reg, b: in Reg, op: BinaryOp, inplace: bool }
    /// `R[dst] := R[a] op imm`
    BinaryInt { dst: out Reg, a: in Reg, op: BinaryOp, imm: i16, inplace: bool }
    /// `R[dst] := op R[src]`
    Unary { dst: out Reg, src: in Reg, op: UnaryOp }
    /// `R[dst] := R[a] op R[b]`
    Compare { dst: out Reg, a: in Reg, b: in Reg, op: CompareOp }
    /// `R[dst] := R[a] op imm`
    CompareInt { dst: out Reg, a: in Reg, op: CompareOp, imm: i16 }
    /// `R[dst] := R[a] is R[b]` (`is not` if `negate`)
    Is { dst: out Reg, a: in Reg, b: in Reg, negate: bool }
    /// `R[dst] := R[item] in R[container]` (`not in` if `negate`)
    Contains { dst: out Reg, item: in Reg, container: in Reg, negate: bool }

    // ---- jumps -----------------------------------------------------------------------------

    /// `pc := target`, forwards.
    Jump { target: forward Target } -> !
    /// `pc := target`, backwards: a safepoint (fuel, interrupt, collection).
    JumpBack { target: back Target } -> !
    /// If `R[cond]` is true: `pc := target`
    JumpIf { cond: in Reg, target: forward Target }
    /// If `R[cond]` is false: `pc := target`
    JumpUnless { cond: in Reg, target: forward Target }
    /// If `R[a] op R[b]` is true: `pc := target`
    JumpIfCompare { a: in Reg, b: in Reg, op: CompareOp, target: forward Target }
    /// If `R[a] op R[b]` is false: `pc := target`
    JumpUnlessCompare { a: in Reg, b: in Reg, op: CompareOp, target: forward Target }
    /// If `R[a] op imm` is true: `pc := target`
    JumpIfCompareInt { a: in Reg, op: CompareOp, imm: i8, target: forward Target }
    /// If `R[a] op imm` is false: `pc := target`
    JumpUnlessCompareInt { a: in Reg, op: CompareOp, imm: i8, target: forward Target }
    /// If `R[value]` is None: `pc := target`
    JumpIfNone { value: in Reg, target: forward Target }
    /// If `R[value]` is not None: `pc := target`
    JumpUnlessNone { value: in Reg, target: forward Target }
    /// If `R[value]` is the integer `state`: `pc := target`; dispatches after a `finally` body.
    JumpIfState { value: in Reg, state: Count, target: forward Target }

    // ---- build and unpack --------------------------------------------------------------------

    /// `R[dst] := (R[base], ..)` of `count` registers.
    BuildTuple { dst: out Reg, base: row(count), count: Count }
    /// `R[dst] := [R[base], ..]`
    BuildList { dst: out Reg, base: row(count), count: Count }
    /// `R[dst] := {R[base], ..}`
    BuildSet { dst: out Reg, base: row(count), count: Count }
    /// `R[dst] := {R[base]: R[base + 1], ..}` of `count` pairs.
    BuildMap { dst: out Reg, base: row(2 * count), count: Count }
    /// `R[dst] := slice(R[base], R[base + 1], R[base + 2])`
    BuildSlice { dst: out Reg, base: row(3) }
    /// `R[dst] := ` the concatenation of `count` strings; ints that `FormatPart` has left are written in decimal.
    BuildString { dst: out Reg, base: row(count), count: Count }
    /// `R[dst] := format(convert(R[src]), "")`
    FormatSimple { dst: out Reg, src: in Reg, conversion: Conversion }
    /// As `FormatSimple` without a conversion, for a part of a longer string: an int stays what it is.
    FormatPart { dst: out Reg, src: in Reg }
    /// `R[dst] := format(convert(R[src]), R[spec])`
    FormatWithSpec { dst: out Reg, src: in Reg, spec: in Reg, conversion: Conversion }
    /// `R[dst] := Interpolation(R[base], R[base + 1], R[base + 2], R[base + 3])`: value, source of the expression,
    /// conversion or None, format specifier. Raises: SystemError if something else than the value is no str.
    BuildInterpolation { dst: out Reg, base: row(4) }
    /// `R[dst] := ` the template of the tuple of texts `R[base]` and the tuple of fields `R[base + 1]`.
    /// Raises: SystemError if they are something else.
    BuildTemplate { dst: out Reg, base: row(2) }
    /// Appends `R[src]` to the list `R[list]`.
    ListAppend { list: in Reg, src: in Reg }
    /// Extends the list `R[list]` by the iterable `R[src]`.
    ListExtend { list: in Reg, src: in Reg }
    /// `R[dst] := tuple(R[list])`
    ListToTuple { dst: out Reg, list: in Reg }
    /// Adds `R[src]` to the set `R[set]`.
    SetAdd { set: in Reg, src: in Reg }
    /// Adds all of the iterable `R[src]` to the set `R[set]`.
    SetUpdate { set: in Reg, src: in Reg }
    /// `R[map][R[key]] := R[value]`, for displays and comprehensions.
    MapAdd { map: in Reg, key: in Reg, value: in Reg }
    /// Updates the dict `R[map]` from the mapping `R[src]` (`{**src}`).
    DictUpdate { map: in Reg, src: in Reg }
    /// As `DictUpdate`, for `**` arguments of the call to `R[func]`: TypeError if a key is there already or no str.
    DictMerge { map: in Reg, src: in Reg, func: in Reg }
    /// Unpacks the iterable `R[src]` into exactly `count` registers from `base`. Raises: ValueError, TypeError.
    UnpackSequence { src: in Reg, base: fills(count), count: Count }
    /// Unpacks into `before` registers, a list, and `after` registers. Raises: ValueError, TypeError.
    UnpackEx { src: in Reg, base: fills(1 + before + after), before: Count, after: Count }
    /// `R[dst] := ` a list of the items of `R[src]`: exactly `before`; with `star`, `before` items, a list, and
    /// `after` items. For more targets than a row of registers holds. Raises: ValueError, TypeError.
    UnpackToList { dst: out Reg, src: in Reg, star: bool, before: ItemCount, after: ItemCount }

    // ---- attributes and items ----------------------------------------------------------------

    /// `R[dst] := R[obj].N[name]`. Raises: AttributeError.
    LoadAttr { dst: out Reg, obj: in Reg, name: NameIdx, cache: CacheIdx }
    /// `R[obj].N[name] := R[src]`
    StoreAttr { obj: in Reg, src: in Reg, name: NameIdx, cache: CacheIdx }
    /// `del R[obj].N[name]`
    DeleteAttr { obj: in Reg, name: NameIdx }
    /// Prepares a method call: `R[base] := function, R[base + 1] := R[obj]` if the attribute is a
    /// function of the type, else `R[base] := attribute, R[base + 1] := unbound`. Raises: AttributeError.
    LoadMethod { base: fills(2), obj: in Reg, name: NameIdx, cache: CacheIdx }
    /// `R[dst] := R[obj][R[key]]`
    LoadItem { dst: out Reg, obj: in Reg, key: in Reg }
    /// `R[obj][R[key]] := R[src]`
    StoreItem { obj: in Reg, key: in Reg, src: in Reg }
    /// `del R[obj][R[key]]`
    DeleteItem { obj: in Reg, key: in Reg }

    // ---- iteration -----------------------------------------------------------------------------

    /// `R[dst] := iter(R[src])`. Raises: TypeError.
    GetIter { dst: out Reg, src: in Reg }
    /// Says that the value of the call before, in `R[src]`, goes to one consumer and nowhere else: a generator that
    /// the call has made is owned.
    Own { src: in Reg }
    /// Says that the call that comes next may own some of its arguments, `count` from `args` on: it is made here then.
    Lend { args: row(count), count: Count }
    /// The generators that `R[iter]` owns end.
    EndIter { iter: in Reg }
    /// `R[dst] := next(R[iter])`; at the end `pc := exit`.
    ForIter { iter: in Reg, dst: next Reg, exit: forward Target }
    /// `R[dst] := ` what `yield from` / `await` iterates for `R[src]`: generators as they are, else `iter(R[src])`.
    GetYieldFromIter { dst: out Reg, src: in Reg }
    /// `R[dst] := ` the awaitable's iterator. Raises: TypeError.
    GetAwaitable { dst: out Reg, src: in Reg, of: Awaited }
    /// `R[dst] := R[src].__aiter__()`
    GetAIter { dst: out Reg, src: in Reg }
    /// `R[dst] := awaitable of R[iter].__anext__()`
    GetANext { dst: out Reg, iter: in Reg }

    // ---- calls -----------------------------------------------------------------------------------

    /// `R[dst] := R[base](R[base + 1], ..)` with `argc` positional arguments. A safepoint.
    Call { dst: out Reg, base: call(1 + argc), argc: Count }
    /// As `Call`; the last `len(K[names])` of the `argc` arguments are keyword arguments.
    CallKw { dst: out Reg, base: call(1 + argc), argc: Count, names: keywords(argc) }
    /// After `LoadMethod`: `R[dst] := R[base]([R[base + 1],] R[base + 2], ..)` with `argc` arguments from `base + 2`.
    CallMethod { dst: out Reg, base: call(2 + argc), argc: Count }
    /// As `CallMethod`, with keyword arguments last.
    CallMethodKw { dst: out Reg, base: call(2 + argc), argc: Count, names: keywords(argc) }
    /// `R[dst] := R[base](*R[base + 1], **R[base + 2])`; `R[base + 2]` is a dict if `keywords`, else not read.
    CallEx { dst: out Reg, base: call(2 + usize::from(keywords)), keywords: bool }
    /// Leaves the frame with `R[src]`.
    Return { src: in Reg } -> !
    /// Suspends the generator with `R[src]`; `R[dst]` gets what `send` passes in.
    Yield { dst: out Reg, src: in Reg }
    /// Sends `R[value]` into `R[iter]`: `R[value] := ` what it yields; when it returns, `R[value] := ` its
    /// result and `pc := exit`. Followed by `Yield` and a `JumpBack` to itself.
    Send { iter: in Reg, value: update Reg, exit: forward Target }

    // ---- exceptions --------------------------------------------------------------------------------

    /// `raise R[exc]`
    Raise { exc: in Reg } -> !
    /// `raise R[exc] from R[cause]`
    RaiseFrom { exc: in Reg, cause: in Reg } -> !
    /// `raise` without operand. Raises: RuntimeError if no exception is handled.
    RaiseCurrent { } -> !
    /// Raises `R[exc]` again, with its traceback as it is.
    Reraise { exc: in Reg } -> !
    /// `R[save] := handled exception of this frame; handled := R[exc]`: entry of a handler.
    PushExc { save: out Reg, exc: in Reg }
    /// `R[save] := handled exception of this frame`: entry of a `finally` body without exception.
    SaveExc { save: out Reg }
    /// `handled exception of this frame := R[save]`: leaving a handler.
    PopExc { save: in Reg }
    /// `R[dst] := R[exc]` is an instance of the class or tuple of classes `R[ty]`. Raises: TypeError.
    CheckExcMatch { dst: out Reg, exc: in Reg, ty: in Reg }
    /// Splits the group `R[exc]` by `R[ty]`: `R[dst] := ` the part that matches or None, `R[exc] := ` the rest or None.
    CheckEgMatch { dst: out Reg, exc: update Reg, ty: in Reg }
    /// `R[dst] := AssertionError`
    LoadAssertionError { dst: out Reg }
    /// `R[dst] := ` the bound special method of `R[obj]`. Raises: TypeError (no context manager).
    LoadSpecial { dst: out Reg, obj: in Reg, which: Special }
    /// `R[dst] := R[exit](type(R[exc]), R[exc], R[exc].__traceback__)`
    WithExceptStart { dst: out Reg, exit: in Reg, exc: in Reg }
    /// At the end of `async for`: returns to the loop's end if `R[exc]` is StopAsyncIteration, else raises it again.
    EndAsyncFor { exc: in Reg }

    // ---- classes, imports, match, the rest ---------------------------------------------------------

    /// `R[dst] := __build_class__`
    LoadBuildClass { dst: out Reg }
    /// Makes `__annotations__` in the namespace if it is not there.
    SetupAnnotations { }
    /// `R[dst] := __import__(N[name], globals, locals, R[base + 1], R[base])`: level, from-list.
    ImportName { dst: out Reg, base: row(2), name: NameIdx }
    /// `R[dst] := R[module].N[name]`. Raises: ImportError.
    ImportFrom { dst: out Reg, module: in Reg, name: NameIdx }
    /// Binds the public names of `R[module]` in the namespace.
    ImportStar { module: in Reg }
    /// `R[dst] := ` a tuple of attributes if `R[subject]` matches the class `R[base]` with `count` positional
    /// patterns and the keyword names in the tuple `R[base + 1]`, else None.
    MatchClass { dst: out Reg, subject: in Reg, base: row(2), count: Count }
    /// `R[dst] := R[subject]` is a mapping.
    MatchMapping { dst: out Reg, subject: in Reg }
    /// `R[dst] := R[subject]` is a sequence (not str, bytes or bytearray).
    MatchSequence { dst: out Reg, subject: in Reg }
    /// `R[dst] := ` the tuple of values for the keys in the tuple `R[keys]`, or None.
    MatchKeys { dst: out Reg, subject: in Reg, keys: in Reg }
    /// `R[dst] := len(R[src])`
    GetLen { dst: out Reg, src: in Reg }
    /// A rare operation, see [`Intrinsic`].
    Intrinsic { dst: out Reg, src: row(which.arity()), which: Intrinsic }
    /// Does nothing; keeps a line that has no code of its own.
    Nop { }
}

impl Instr {
    /// Calls `visit` with each register that the instruction reads, in the order of the table. `MakeClosure` reads
    /// the cells that its child captures besides.
    pub fn reads(&self, mut visit: impl FnMut(Reg)) {
        self.roles(|role| {
            if let Some(row) = role.reads() {
                row.registers().for_each(&mut visit);
            }
        });
    }

    /// Calls `visit` with each register that the instruction writes if it neither raises nor jumps, in the order of
    /// the table.
    pub fn writes(&self, mut visit: impl FnMut(Reg)) {
        self.roles(|role| {
            if let Some(row) = role.writes() {
                row.registers().for_each(&mut visit);
            }
        });
    }
}

const _: () = assert!(size_of::<Instr>() == 8);
