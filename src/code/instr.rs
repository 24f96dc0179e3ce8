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
//! `instructions!` makes of the table: the enum [`Instr`] with named fields, the mnemonic, and the
//! operands in order ([`Instr::operands`]) for the disassembler and the verifier.
//! Nothing else lists opcodes but the `match` of the evaluator and the places that emit them.
//!
//! Invariant: `size_of::<Instr>() == 8` (asserted below).

use std::fmt;

/// A register: one of the first 256 slots of a frame. Width: one byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Reg(pub u8);

/// A slot of a frame beyond what a register operand reaches. Width: two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Slot(pub u16);

/// An index into [`CodeParts::constants`](super::CodeParts::constants).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ConstIdx(pub u32);

/// An index into [`CodeParts::constants`](super::CodeParts::constants) where only two bytes are free.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ShortConstIdx(pub u16);

/// An index into [`CodeParts::names`](super::CodeParts::names).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NameIdx(pub u16);

/// An index into [`CodeParts::children`](super::CodeParts::children).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ChildIdx(pub u16);

/// The place of an inline cache in the linked code; [`CacheIdx::NONE`] where a code object has too many.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CacheIdx(pub u16);

impl CacheIdx {
    /// No cache: the look-up is done in full each time.
    pub const NONE: Self = Self(u16::MAX);
}

/// The index of an instruction in its code object.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Target(pub u32);

/// A count of registers or values. Width: one byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Count(pub u8);

/// A count of items. Width: two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ItemCount(pub u16);

macro_rules! operators {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $symbol:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $symbol, "`")] $variant,)* }

        impl $name {
            /// The operator as Python writes it.
            #[must_use]
            pub const fn symbol(self) -> &'static str {
                match self { $(Self::$variant => $symbol,)* }
            }
        }
    };
}

operators! {
    /// A binary arithmetic operator.
    BinaryOp {
        Add = "+", Sub = "-", Mul = "*", MatMul = "@", TrueDiv = "/", FloorDiv = "//", Mod = "%",
        Pow = "**", LShift = "<<", RShift = ">>", And = "&", Or = "|", Xor = "^",
    }
}

operators! {
    /// A unary operator.
    UnaryOp { Neg = "-", Pos = "+", Invert = "~", Not = "not", }
}

operators! {
    /// An ordering or equality operator.
    CompareOp { Lt = "<", Le = "<=", Eq = "==", Ne = "!=", Gt = ">", Ge = ">=", }
}

operators! {
    /// An attribute that [`Instr::SetFunctionAttr`] stores in a new function.
    FunctionAttr {
        Defaults = "defaults", KwDefaults = "kwdefaults", Annotations = "annotations",
        TypeParams = "type_params",
    }
}

operators! {
    /// How an f-string replacement field converts its value before formatting.
    Conversion { None = "", Str = "!s", Repr = "!r", Ascii = "!a", }
}

operators! {
    /// A special method that a statement looks up on the type ([`Instr::LoadSpecial`]).
    Special { Enter = "__enter__", Exit = "__exit__", AEnter = "__aenter__", AExit = "__aexit__", }
}

operators! {
    /// Where a value that is awaited comes from; the error message says so ([`Instr::GetAwaitable`]).
    Awaited { Value = "", AEnter = "__aenter__", AExit = "__aexit__", }
}

operators! {
    /// A rare operation on one value ([`Instr::Intrinsic`]).
    Intrinsic {
        /// Calls `sys.displayhook`: the expression statement of an interactive program.
        Display = "display",
        /// `R[dst] := TypeVar(name)`; `src` holds the name.
        TypeVar = "type_var",
        /// `R[dst] := TypeVar(name, bound)`; `src` and the next register hold name and the evaluator function.
        TypeVarWithBound = "type_var_with_bound",
        /// As above, with a tuple of constraints.
        TypeVarWithConstraints = "type_var_with_constraints",
        /// `R[dst] := ParamSpec(name)`
        ParamSpec = "param_spec",
        /// `R[dst] := TypeVarTuple(name)`
        TypeVarTuple = "type_var_tuple",
        /// `R[src]` is a type parameter, `R[src + 1]` the function that evaluates its default; `dst` gets the parameter.
        SetTypeParamDefault = "set_type_param_default",
        /// `R[dst] := Generic[*R[src]]`, the implicit base of a generic class.
        SubscriptGeneric = "subscript_generic",
        /// `R[dst] := TypeAliasType(name, type_params, compute)` from three registers.
        TypeAlias = "type_alias",
        /// Turns an escaping `StopIteration` into `RuntimeError` (PEP 479).
        StopIterationError = "stop_iteration_error",
        /// `R[dst] := an ExceptionGroup of what is left` from (original, list of raised or unmatched).
        PrepReraiseStar = "prep_reraise_star",
        /// `R[dst] := async generator value wrapper`
        AsyncGenWrap = "async_gen_wrap",
    }
}

/// Which kind an operand is; the verifier and the disassembler go by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A register that the instruction reads, writes, or starts a run of registers at.
    Reg(Reg),
    /// A slot beyond the registers.
    Slot(Slot),
    /// A constant.
    Const(u32),
    /// A name.
    Name(NameIdx),
    /// A child code object.
    Child(ChildIdx),
    /// An inline cache.
    Cache(CacheIdx),
    /// A jump target.
    Target(Target),
    /// A count.
    Count(Count),
    /// A small integer.
    Int(i32),
    /// An operator or another choice, as it is printed.
    Text(&'static str),
}

/// Turns a typed field into an [`Operand`].
trait AsOperand: Copy {
    fn operand(self) -> Operand;
}

macro_rules! as_operand {
    ($($ty:ty: $self:ident => $e:expr;)*) => {
        $(impl AsOperand for $ty { fn operand($self) -> Operand { $e } })*
    };
}

as_operand! {
    Reg: self => Operand::Reg(self);
    Slot: self => Operand::Slot(self);
    ConstIdx: self => Operand::Const(self.0);
    ShortConstIdx: self => Operand::Const(u32::from(self.0));
    NameIdx: self => Operand::Name(self);
    ChildIdx: self => Operand::Child(self);
    CacheIdx: self => Operand::Cache(self);
    Target: self => Operand::Target(self);
    Count: self => Operand::Count(self);
    i16: self => Operand::Int(i32::from(self));
    i32: self => Operand::Int(self);
    bool: self => Operand::Text(if self { "true" } else { "false" });
    BinaryOp: self => Operand::Text(self.symbol());
    UnaryOp: self => Operand::Text(self.symbol());
    CompareOp: self => Operand::Text(self.symbol());
    FunctionAttr: self => Operand::Text(self.symbol());
    Conversion: self => Operand::Text(self.symbol());
    Special: self => Operand::Text(self.symbol());
    Awaited: self => Operand::Text(self.symbol());
    ItemCount: self => Operand::Int(i32::from(self.0));
    Intrinsic: self => Operand::Text(self.symbol());
}

macro_rules! instructions {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $ty:ty),* $(,)? })*) => {
        /// One instruction. Each variant's documentation gives its effect; the notation stands at the
        /// head of the module.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Instr {
            $($(#[$meta])* $name { $(#[expect(missing_docs, reason = "the effect above names the fields")] $field: $ty),* },)*
        }

        /// The instructions' numbers, in the order of the table.
        #[repr(u8)]
        enum Opcode { $($name,)* }

        impl Instr {
            /// How many instructions there are.
            pub const COUNT: usize = [$(stringify!($name)),*].len();

            /// The mnemonic of each instruction with the names and types of its fields, in the order of the table.
            pub(crate) const TABLE: [(&'static str, &'static [(&'static str, &'static str)]); Self::COUNT] =
                [$((stringify!($name), &[$((stringify!($field), stringify!($ty))),*]),)*];

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
                match *self {
                    $(Self::$name { $($field),* } => { $(visit(stringify!($field), $field.operand());)* let _ = &mut visit; })*
                }
            }
        }
    };
}

instructions! {
    // ---- load and store -------------------------------------------------------------------

    /// `R[dst] := K[idx]`
    LoadConst { dst: Reg, idx: ConstIdx }
    /// `R[dst] := value`
    LoadInt { dst: Reg, value: i32 }
    /// `R[dst] := R[src]`
    Move { dst: Reg, src: Reg }
    /// `R[dst] := S[slot]`, for locals and cells beyond the registers.
    LoadSlot { dst: Reg, slot: Slot }
    /// `S[slot] := R[src]`
    StoreSlot { slot: Slot, src: Reg }
    /// Nothing if `R[var]` is bound.
    /// Raises: UnboundLocalError naming the local variable that lives in `var`.
    CheckBound { var: Reg }
    /// As `CheckBound`, for a local beyond the registers.
    CheckBoundSlot { slot: Slot }
    /// `R[var] := unbound`; no check (the compiler emits `CheckBound` before a `del` that may fail).
    ClearLocal { var: Reg }
    /// `S[slot] := unbound`
    ClearSlot { slot: Slot }
    /// `R[dst] := globals[N[name]]`, else the builtins'.
    /// Raises: NameError.
    LoadGlobal { dst: Reg, name: NameIdx, cache: CacheIdx }
    /// `globals[N[name]] := R[src]`
    StoreGlobal { src: Reg, name: NameIdx, cache: CacheIdx }
    /// Removes `N[name]` from the globals. Raises: NameError.
    DeleteGlobal { name: NameIdx }
    /// `R[dst] := namespace[N[name]]`, else globals, else builtins: module, class and exec code.
    /// Raises: NameError.
    LoadName { dst: Reg, name: NameIdx, cache: CacheIdx }
    /// `namespace[N[name]] := R[src]`
    StoreName { src: Reg, name: NameIdx, cache: CacheIdx }
    /// Removes `N[name]` from the namespace. Raises: NameError.
    DeleteName { name: NameIdx }
    /// `R[dst] := ` the frame's namespace (`locals()` of a class, module or exec frame).
    LoadLocals { dst: Reg }
    /// `R[dst] := R[mapping][N[name]]`, else globals, else builtins: names in annotation scopes of a class.
    /// Raises: NameError.
    LoadFromDictOrGlobals { dst: Reg, mapping: Reg, name: NameIdx }

    // ---- cells ----------------------------------------------------------------------------

    /// `R[cell] := new cell(R[init])`, then `R[init] := unbound` if `init` is another register.
    MakeCell { cell: Reg, init: Reg }
    /// `R[dst] := C[cell]`
    /// Raises: NameError if the cell is empty (UnboundLocalError when this block owns it).
    LoadDeref { dst: Reg, cell: Reg }
    /// `C[cell] := R[src]`
    StoreDeref { cell: Reg, src: Reg }
    /// Empties the cell. Raises: as `LoadDeref`.
    DeleteDeref { cell: Reg }
    /// `R[dst] := R[mapping][name of the cell]`, else `C[cell]`: free names read in a class body.
    /// Raises: NameError.
    LoadFromDictOrDeref { dst: Reg, mapping: Reg, cell: Reg }
    /// `R[dst] := function(child, captured cells)`; the child lists which registers' cells it captures.
    MakeClosure { dst: Reg, child: ChildIdx }
    /// Sets one attribute of the new function in `R[func]` to `R[src]`.
    SetFunctionAttr { func: Reg, src: Reg, attr: FunctionAttr }

    // ---- arithmetic and comparison ---------------------------------------------------------

    /// `R[dst] := R[a] + R[b]`; `inplace` tries `__iadd__` first. Raises: TypeError and what the operands raise.
    Add { dst: Reg, a: Reg, b: Reg, inplace: bool }
    /// `R[dst] := R[a] - R[b]`
    Sub { dst: Reg, a: Reg, b: Reg, inplace: bool }
    /// `R[dst] := R[a] * R[b]`
    Mul { dst: Reg, a: Reg, b: Reg, inplace: bool }
    /// `R[dst] := R[a] + imm`; a negative `imm` stands for `R[a] - -imm`, which user-defined classes tell apart.
    AddInt { dst: Reg, a: Reg, imm: i16, inplace: bool }
    /// `R[dst] := R[a] op R[b]`
    Binary { dst: Reg, a: Reg, b: Reg, op: BinaryOp, inplace: bool }
    /// `R[dst] := op R[src]`
    Unary { dst: Reg, src: Reg, op: UnaryOp }
    /// `R[dst] := R[a] op R[b]`
    Compare { dst: Reg, a: Reg, b: Reg, op: CompareOp }
    /// `R[dst] := R[a] is R[b]` (`is not` if `negate`)
    Is { dst: Reg, a: Reg, b: Reg, negate: bool }
    /// `R[dst] := R[item] in R[container]` (`not in` if `negate`)
    Contains { dst: Reg, item: Reg, container: Reg, negate: bool }

    // ---- jumps -----------------------------------------------------------------------------

    /// `pc := target`, forwards.
    Jump { target: Target }
    /// `pc := target`, backwards: a safepoint (fuel, interrupt, collection).
    JumpBack { target: Target }
    /// If `R[cond]` is true: `pc := target`
    JumpIf { cond: Reg, target: Target }
    /// If `R[cond]` is false: `pc := target`
    JumpUnless { cond: Reg, target: Target }
    /// If `R[a] op R[b]` is true: `pc := target`
    JumpIfCompare { a: Reg, b: Reg, op: CompareOp, target: Target }
    /// If `R[a] op R[b]` is false: `pc := target`
    JumpUnlessCompare { a: Reg, b: Reg, op: CompareOp, target: Target }
    /// If `R[value]` is None: `pc := target`
    JumpIfNone { value: Reg, target: Target }
    /// If `R[value]` is not None: `pc := target`
    JumpUnlessNone { value: Reg, target: Target }
    /// If `R[value]` is the integer `state`: `pc := target`; dispatches after a `finally` body.
    JumpIfState { value: Reg, state: Count, target: Target }

    // ---- build and unpack --------------------------------------------------------------------

    /// `R[dst] := (R[base], ..)` of `count` registers.
    BuildTuple { dst: Reg, base: Reg, count: Count }
    /// `R[dst] := [R[base], ..]`
    BuildList { dst: Reg, base: Reg, count: Count }
    /// `R[dst] := {R[base], ..}`
    BuildSet { dst: Reg, base: Reg, count: Count }
    /// `R[dst] := {R[base]: R[base + 1], ..}` of `count` pairs.
    BuildMap { dst: Reg, base: Reg, count: Count }
    /// `R[dst] := slice(R[base], R[base + 1], R[base + 2])`
    BuildSlice { dst: Reg, base: Reg }
    /// `R[dst] := ` the concatenation of `count` strings.
    BuildString { dst: Reg, base: Reg, count: Count }
    /// `R[dst] := format(convert(R[src]), "")`
    FormatSimple { dst: Reg, src: Reg, conversion: Conversion }
    /// `R[dst] := format(convert(R[src]), R[spec])`
    FormatWithSpec { dst: Reg, src: Reg, spec: Reg, conversion: Conversion }
    /// Appends `R[src]` to the list `R[list]`.
    ListAppend { list: Reg, src: Reg }
    /// Extends the list `R[list]` by the iterable `R[src]`.
    ListExtend { list: Reg, src: Reg }
    /// `R[dst] := tuple(R[list])`
    ListToTuple { dst: Reg, list: Reg }
    /// Adds `R[src]` to the set `R[set]`.
    SetAdd { set: Reg, src: Reg }
    /// Adds all of the iterable `R[src]` to the set `R[set]`.
    SetUpdate { set: Reg, src: Reg }
    /// `R[map][R[key]] := R[value]`, for displays and comprehensions.
    MapAdd { map: Reg, key: Reg, value: Reg }
    /// Updates the dict `R[map]` from the mapping `R[src]` (`{**src}`).
    DictUpdate { map: Reg, src: Reg }
    /// As `DictUpdate`, for `**` arguments of the call to `R[func]`: TypeError if a key is there already or no str.
    DictMerge { map: Reg, src: Reg, func: Reg }
    /// Unpacks the iterable `R[src]` into exactly `count` registers from `base`. Raises: ValueError, TypeError.
    UnpackSequence { src: Reg, base: Reg, count: Count }
    /// Unpacks into `before` registers, a list, and `after` registers. Raises: ValueError, TypeError.
    UnpackEx { src: Reg, base: Reg, before: Count, after: Count }
    /// `R[dst] := ` a list of the items of `R[src]`: exactly `before`; with `star`, `before` items, a list, and
    /// `after` items. For more targets than a row of registers holds. Raises: ValueError, TypeError.
    UnpackToList { dst: Reg, src: Reg, star: bool, before: ItemCount, after: ItemCount }

    // ---- attributes and items ----------------------------------------------------------------

    /// `R[dst] := R[obj].N[name]`. Raises: AttributeError.
    LoadAttr { dst: Reg, obj: Reg, name: NameIdx, cache: CacheIdx }
    /// `R[obj].N[name] := R[src]`
    StoreAttr { obj: Reg, src: Reg, name: NameIdx, cache: CacheIdx }
    /// `del R[obj].N[name]`
    DeleteAttr { obj: Reg, name: NameIdx }
    /// Prepares a method call: `R[base] := function, R[base + 1] := R[obj]` if the attribute is a
    /// function of the type, else `R[base] := attribute, R[base + 1] := unbound`. Raises: AttributeError.
    LoadMethod { base: Reg, obj: Reg, name: NameIdx, cache: CacheIdx }
    /// `R[dst] := R[obj][R[key]]`
    LoadItem { dst: Reg, obj: Reg, key: Reg }
    /// `R[obj][R[key]] := R[src]`
    StoreItem { obj: Reg, key: Reg, src: Reg }
    /// `del R[obj][R[key]]`
    DeleteItem { obj: Reg, key: Reg }

    // ---- iteration -----------------------------------------------------------------------------

    /// `R[dst] := iter(R[src])`. Raises: TypeError.
    GetIter { dst: Reg, src: Reg }
    /// `R[dst] := next(R[iter])`; at the end `pc := exit`.
    ForIter { iter: Reg, dst: Reg, exit: Target }
    /// `R[dst] := ` what `yield from` / `await` iterates for `R[src]`: generators as they are, else `iter(R[src])`.
    GetYieldFromIter { dst: Reg, src: Reg }
    /// `R[dst] := ` the awaitable's iterator. Raises: TypeError.
    GetAwaitable { dst: Reg, src: Reg, of: Awaited }
    /// `R[dst] := R[src].__aiter__()`
    GetAIter { dst: Reg, src: Reg }
    /// `R[dst] := awaitable of R[iter].__anext__()`
    GetANext { dst: Reg, iter: Reg }

    // ---- calls -----------------------------------------------------------------------------------

    /// `R[dst] := R[base](R[base + 1], ..)` with `argc` positional arguments. A safepoint.
    Call { dst: Reg, base: Reg, argc: Count }
    /// As `Call`; the last `len(K[names])` of the `argc` arguments are keyword arguments.
    CallKw { dst: Reg, base: Reg, argc: Count, names: ShortConstIdx }
    /// After `LoadMethod`: `R[dst] := R[base]([R[base + 1],] R[base + 2], ..)` with `argc` arguments from `base + 2`.
    CallMethod { dst: Reg, base: Reg, argc: Count }
    /// As `CallMethod`, with keyword arguments last.
    CallMethodKw { dst: Reg, base: Reg, argc: Count, names: ShortConstIdx }
    /// `R[dst] := R[base](*R[base + 1], **R[base + 2])`; `R[base + 2]` is a dict if `keywords`, else not read.
    CallEx { dst: Reg, base: Reg, keywords: bool }
    /// Leaves the frame with `R[src]`.
    Return { src: Reg }
    /// Suspends the generator with `R[src]`; `R[dst]` gets what `send` passes in.
    Yield { dst: Reg, src: Reg }
    /// Sends `R[value]` into `R[iter]`: `R[value] := ` what it yields; when it returns, `R[value] := ` its
    /// result and `pc := exit`. Followed by `Yield` and a `JumpBack` to itself.
    Send { iter: Reg, value: Reg, exit: Target }

    // ---- exceptions --------------------------------------------------------------------------------

    /// `raise R[exc]`
    Raise { exc: Reg }
    /// `raise R[exc] from R[cause]`
    RaiseFrom { exc: Reg, cause: Reg }
    /// `raise` without operand. Raises: RuntimeError if no exception is handled.
    RaiseCurrent { }
    /// Raises `R[exc]` once more, with its traceback as it stands.
    Reraise { exc: Reg }
    /// `R[save] := handled exception of this frame; handled := R[exc]`: entry of a handler.
    PushExc { save: Reg, exc: Reg }
    /// `R[save] := handled exception of this frame`: entry of a `finally` body without exception.
    SaveExc { save: Reg }
    /// `handled exception of this frame := R[save]`: leaving a handler.
    PopExc { save: Reg }
    /// `R[dst] := R[exc]` is an instance of the class or tuple of classes `R[ty]`. Raises: TypeError.
    CheckExcMatch { dst: Reg, exc: Reg, ty: Reg }
    /// Splits the group `R[exc]` by `R[ty]`: `R[dst] := ` the part that matches or None, `R[exc] := ` the rest or None.
    CheckEgMatch { dst: Reg, exc: Reg, ty: Reg }
    /// `R[dst] := AssertionError`
    LoadAssertionError { dst: Reg }
    /// `R[dst] := ` the bound special method of `R[obj]`. Raises: TypeError (no context manager).
    LoadSpecial { dst: Reg, obj: Reg, which: Special }
    /// `R[dst] := R[exit](type(R[exc]), R[exc], R[exc].__traceback__)`
    WithExceptStart { dst: Reg, exit: Reg, exc: Reg }
    /// At the end of `async for`: returns to the loop's end if `R[exc]` is StopAsyncIteration, else raises it again.
    EndAsyncFor { exc: Reg }

    // ---- classes, imports, match, the rest ---------------------------------------------------------

    /// `R[dst] := __build_class__`
    LoadBuildClass { dst: Reg }
    /// Makes `__annotations__` in the namespace if it is not there.
    SetupAnnotations { }
    /// `R[dst] := __import__(N[name], globals, locals, R[base + 1], R[base])`: level, from-list.
    ImportName { dst: Reg, base: Reg, name: NameIdx }
    /// `R[dst] := R[module].N[name]`. Raises: ImportError.
    ImportFrom { dst: Reg, module: Reg, name: NameIdx }
    /// Binds the public names of `R[module]` in the namespace.
    ImportStar { module: Reg }
    /// `R[dst] := ` a tuple of attributes if `R[subject]` matches the class `R[base]` with `count` positional
    /// patterns and the keyword names in the tuple `R[base + 1]`, else None.
    MatchClass { dst: Reg, subject: Reg, base: Reg, count: Count }
    /// `R[dst] := R[subject]` is a mapping.
    MatchMapping { dst: Reg, subject: Reg }
    /// `R[dst] := R[subject]` is a sequence (not str, bytes or bytearray).
    MatchSequence { dst: Reg, subject: Reg }
    /// `R[dst] := ` the tuple of values for the keys in the tuple `R[keys]`, or None.
    MatchKeys { dst: Reg, subject: Reg, keys: Reg }
    /// `R[dst] := len(R[src])`
    GetLen { dst: Reg, src: Reg }
    /// A rare operation, see [`Intrinsic`].
    Intrinsic { dst: Reg, src: Reg, which: Intrinsic }
    /// Does nothing; keeps a line that has no code of its own.
    Nop { }
}

impl Instr {
    /// The jump target in the instruction, if it has one.
    pub(crate) fn target_mut(&mut self) -> Option<&mut Target> {
        match self {
            Self::Jump { target }
            | Self::JumpBack { target }
            | Self::JumpIf { target, .. }
            | Self::JumpUnless { target, .. }
            | Self::JumpIfCompare { target, .. }
            | Self::JumpUnlessCompare { target, .. }
            | Self::JumpIfNone { target, .. }
            | Self::JumpUnlessNone { target, .. }
            | Self::JumpIfState { target, .. } => Some(target),
            Self::ForIter { exit, .. } | Self::Send { exit, .. } => Some(exit),
            _ => None,
        }
    }
}

const _: () = assert!(size_of::<Instr>() == 8);

impl fmt::Display for Reg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{}", self.0)
    }
}
