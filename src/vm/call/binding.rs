//! Binding the arguments of natives: counts and names are checked here, in CPython's wording.
//!
//! Arguments as called -> arguments as the native wants them. CPython words the errors by the calling
//! convention of the C function (no arguments, one, a tuple, Argument Clinic's keywords); [`Signature`]
//! names these conventions, so that each native gets the phrasing of its counterpart.

use smallvec::SmallVec;

use crate::heap::Heap;
use crate::text::suggest::closest_name;
use crate::value::Value;
use crate::vm::call::registry::c_module;
use crate::vm::{
    Args, Fault, NativeDef, NativeKind, NativeTable, Outcome, Params, Signature, TypeDef, Vm,
};

/// The arguments of a native, after binding.
pub(crate) type BoundArgs = SmallVec<[Value; 6]>;

impl Vm {
    /// Checks the arguments of a call against the signature of the native and puts them in order.
    ///
    /// The receiver of a method stands first on both sides. With [`Signature::Params`] the result has one
    /// entry per parameter, unbound where nothing was given.
    pub(crate) fn bind_native(
        &mut self,
        def: &NativeDef,
        owner: &NativeTable,
        args: Args<'_>,
    ) -> Outcome<BoundArgs> {
        let receivers = match def.kind {
            NativeKind::Method | NativeKind::Slot => {
                self.check_receiver(def, owner, args.pos.first().copied())?;
                1
            }
            NativeKind::ClassMethod => 1,
            NativeKind::Function | NativeKind::Static => 0,
            // These are read from an instance, never called.
            NativeKind::GetSet => {
                return Err(self.type_error("'getset_descriptor' object is not callable"));
            }
            NativeKind::Member | NativeKind::ClassValue => {
                return Err(self.type_error("'member_descriptor' object is not callable"));
            }
        };
        if let Signature::Params(params) = def.signature {
            let (receiver, pos) = args.pos.split_at(receivers.min(args.pos.len()));
            let mut bound = BoundArgs::from_slice(receiver);
            self.bind_params_into(def.name, params, pos, args.kw, &mut bound)?;
            return Ok(bound);
        }
        if let Signature::New(ty) = def.signature {
            self.check_new(ty, args.pos.first().copied())?;
            return Ok(BoundArgs::from_slice(args.pos));
        }
        if !matches!(def.signature, Signature::Raw) && !args.kw.is_empty() {
            return Err(self.unwanted_keywords(def, owner, args));
        }
        let given = args.pos.len().saturating_sub(receivers);
        match def.signature {
            Signature::NoArgs if given != 0 => Err(self.wrong_count(def, owner, args, 0)),
            Signature::One if given != 1 => Err(self.wrong_count(def, owner, args, 1)),
            Signature::Positional(min, max)
                if given < usize::from(min) || given > usize::from(max) =>
            {
                let (min, max) = (usize::from(min), usize::from(max));
                let message = match (def.kind, def.name) {
                    (NativeKind::Slot, "__pow__" | "__rpow__") => {
                        format!("expected {min} or {max} arguments, got {given}")
                    }
                    _ => positional_message(def.name, given, min, max),
                };
                Err(self.type_error(message))
            }
            _ => Ok(BoundArgs::from_slice(args.pos)),
        }
    }

    /// Binds the arguments of a constructor after the class: one entry per parameter, unbound where nothing was
    /// given.
    pub(crate) fn bind_new(&mut self, def: &TypeDef, args: Args<'_>) -> Outcome<BoundArgs> {
        let pos = args.pos.get(1..).unwrap_or_default();
        self.bind_params(def.id.name(), def.params, pos, args.kw)
    }

    /// Binds named parameters for a native that takes its arguments raw (constructors): one entry per
    /// parameter, unbound where nothing was given.
    pub(crate) fn bind_params(
        &mut self,
        name: &str,
        params: &Params,
        pos: &[Value],
        kw: &[(Value, Value)],
    ) -> Outcome<BoundArgs> {
        let mut bound = BoundArgs::new();
        self.bind_params_into(name, params, pos, kw, &mut bound)?;
        Ok(bound)
    }

    /// Checks the number of positional arguments of a native that takes them raw, and that there are no
    /// keyword arguments: `f expected at most 1 argument, got 2`.
    pub(crate) fn check_positional(
        &mut self,
        name: &str,
        pos: &[Value],
        kw: &[(Value, Value)],
        min: usize,
        max: usize,
    ) -> Outcome<()> {
        if !kw.is_empty() {
            return Err(self.type_error(format!("{name}() takes no keyword arguments")));
        }
        if pos.len() < min || pos.len() > max {
            return Err(self.type_error(positional_message(name, pos.len(), min, max)));
        }
        Ok(())
    }

    /// `f() got an unexpected keyword argument 'x'`, with a suggestion among `names`.
    pub(crate) fn unexpected_keyword(
        &mut self,
        function: &str,
        keyword: Value,
        names: &[&str],
    ) -> Fault {
        // An instance of a subclass of str may say that it equals a name, which still is not passed.
        if keyword.as_instance().is_some() {
            for &name in names {
                let name = self.heap.new_str(name);
                match self.eq(name, keyword) {
                    Ok(true) => {
                        let message = format!("invalid keyword argument for {function}()");
                        return self.type_error(message);
                    }
                    Ok(false) => {}
                    Err(fault) => return fault,
                }
            }
        }
        let keyword = self.heap.as_text(keyword).unwrap_or_default().to_owned();
        let hint = closest_name(&keyword, names.iter().copied())
            .map(|name| format!(". Did you mean '{name}'?"));
        self.type_error(format!(
            "{function}() got an unexpected keyword argument '{keyword}'{}",
            hint.unwrap_or_default()
        ))
    }

    /// A method only takes instances of the type that defines it.
    fn check_receiver(
        &mut self,
        def: &NativeDef,
        owner: &NativeTable,
        receiver: Option<Value>,
    ) -> Outcome<()> {
        let Some(ty) = owner.ty else { return Ok(()) };
        let is_slot = def.kind == NativeKind::Slot;
        let Some(receiver) = receiver else {
            return Err(self.type_error(if is_slot {
                format!(
                    "descriptor '{}' of '{}' object needs an argument",
                    def.name, owner.owner
                )
            } else {
                format!(
                    "unbound method {}.{}() needs an argument",
                    owner.owner, def.name
                )
            }));
        };
        if ty == crate::value::TypeId::Object || self.layout_of(receiver).is_subtype(ty) {
            return Ok(());
        }
        // A class may derive from more built-in classes than the one that gives its layout.
        if self.is_subtype(self.type_of(receiver), Value::builtin_type(ty)) {
            return Ok(());
        }
        let given = self.type_name(receiver);
        let owner = self.heap.dotted_type_name(Value::builtin_type(ty));
        let name = def.name;
        Err(self.type_error(if is_slot {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'")
        } else {
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object")
        }))
    }

    fn unwanted_keywords(&mut self, def: &NativeDef, owner: &NativeTable, args: Args<'_>) -> Fault {
        let message = if def.kind == NativeKind::Slot {
            format!("wrapper {}() takes no keyword arguments", def.name)
        } else {
            format!(
                "{} takes no keyword arguments",
                function_text(&mut self.heap, def, owner, args)
            )
        };
        self.type_error(message)
    }

    /// The error of a native that takes exactly none or exactly one argument.
    fn wrong_count(
        &mut self,
        def: &NativeDef,
        owner: &NativeTable,
        args: Args<'_>,
        want: usize,
    ) -> Fault {
        let bound = matches!(
            def.kind,
            NativeKind::Method | NativeKind::Slot | NativeKind::ClassMethod
        );
        let given = args.pos.len().saturating_sub(usize::from(bound));
        let message = match (def.kind, want) {
            (NativeKind::Slot, _) => {
                // The slots of buffers check their arguments in another way.
                let name = match def.name {
                    "__buffer__" | "__release_buffer__" => def.name,
                    _ => "",
                };
                positional_message(name, given, want, want)
                    .trim_start()
                    .to_owned()
            }
            (_, 0) => format!(
                "{} takes no arguments ({given} given)",
                function_text(&mut self.heap, def, owner, args)
            ),
            _ => format!(
                "{} takes exactly one argument ({given} given)",
                function_text(&mut self.heap, def, owner, args)
            ),
        };
        self.type_error(message)
    }

    /// The counterpart of Argument Clinic's keyword parsing.
    fn bind_params_into(
        &mut self,
        name: &str,
        params: &Params,
        pos: &[Value],
        kw: &[(Value, Value)],
        bound: &mut BoundArgs,
    ) -> Outcome<()> {
        if let Some(message) = params_count_message(name, params, pos.len(), kw.len()) {
            return Err(self.type_error(message));
        }
        let start = bound.len();
        bound.extend(pos.iter().copied());
        bound.resize(start + params.names.len(), Value::UNBOUND);
        if kw.is_empty() && pos.len() >= usize::from(params.required) {
            return Ok(());
        }
        let mut used = 0;
        for (index, parameter) in params
            .names
            .iter()
            .enumerate()
            .skip(pos.len().max(usize::from(params.posonly)))
        {
            let found = kw
                .iter()
                .find(|(key, _)| self.heap.as_text(*key) == Some(parameter));
            if let Some(&(_, value)) = found {
                bound[start + index] = value;
                used += 1;
            } else if index < usize::from(params.required) {
                return Err(self.type_error(format!(
                    "{name}() missing required argument '{parameter}' (pos {})",
                    index + 1
                )));
            }
        }
        if used == kw.len() {
            return Ok(());
        }
        let by_position = params
            .names
            .iter()
            .enumerate()
            .take(pos.len())
            .skip(usize::from(params.posonly));
        for (index, parameter) in by_position {
            if kw
                .iter()
                .any(|(key, _)| self.heap.as_text(*key) == Some(parameter))
            {
                let position = index + 1;
                return Err(self.type_error(format!(
                    "argument for {name}() given by name ('{parameter}') and position ({position})"
                )));
            }
        }
        let known = &params.names[usize::from(params.posonly)..];
        match kw.iter().find(|(key, _)| {
            !self
                .heap
                .as_text(*key)
                .is_some_and(|key| known.contains(&key))
        }) {
            Some(&(key, _)) => Err(self.unexpected_keyword(name, key, known)),
            None => Ok(()),
        }
    }
}

impl Vm {
    /// Refuses a wrong number of arguments for a bound native, in whose name stands the receiver's class rather
    /// than the class that defines it: `ValueError.add_note() takes exactly one argument (0 given)`.
    pub(crate) fn check_bound_native(
        &mut self,
        native: Value,
        receiver: Value,
        given: usize,
    ) -> Outcome<()> {
        let Some((table, row)) = native.as_builtin() else {
            return Ok(());
        };
        let def = self.registry.native(table, row);
        let want = match (def.kind, def.signature) {
            (NativeKind::Method, Signature::NoArgs) => 0,
            (NativeKind::Method, Signature::One) => 1,
            _ => return Ok(()),
        };
        if given == want || receiver.is_type() {
            return Ok(());
        }
        let class = self.type_of(receiver);
        let class = match class.as_class() {
            Some(key) => self.heap.text(self.heap[key].qualname).to_owned(),
            None => self.heap.class_name(class),
        };
        let takes = if want == 0 {
            "no arguments"
        } else {
            "exactly one argument"
        };
        let text = format!("{class}.{}() takes {takes} ({given} given)", def.name);
        Err(self.type_error(text))
    }
}

/// `f expected at least 1 argument, got 0`
pub(crate) fn positional_message(name: &str, given: usize, min: usize, max: usize) -> String {
    let (bound, count) = match (min == max, given < min) {
        (true, _) => ("", min),
        (false, true) => ("at least ", min),
        (false, false) => ("at most ", max),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{name} expected {bound}{count} argument{plural}, got {given}")
}

/// What is wrong with the numbers of arguments of a native with named parameters, if anything.
fn params_count_message(
    name: &str,
    params: &Params,
    given: usize,
    keywords: usize,
) -> Option<String> {
    let (all, max) = (
        params.names.len(),
        usize::from(params.kwonly).min(params.names.len()),
    );
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    if given + keywords > all {
        let kind = if given == 0 { "keyword " } else { "" };
        return Some(format!(
            "{name}() takes at most {all} {kind}argument{} ({} given)",
            plural(all),
            given + keywords
        ));
    }
    if given > max {
        if max == 0 {
            return Some(format!("{name}() takes no positional arguments"));
        }
        let bound = if usize::from(params.required) < max || max < all {
            "at most"
        } else {
            "exactly"
        };
        return Some(format!(
            "{name}() takes {bound} {max} positional argument{} ({given} given)",
            plural(max)
        ));
    }
    let least = usize::from(params.posonly).min(usize::from(params.required));
    if given < least {
        let bound = if least < max { "at least" } else { "exactly" };
        return Some(format!(
            "{name}() takes {bound} {least} positional argument{} ({given} given)",
            plural(least)
        ));
    }
    None
}

/// `str.upper()`, `len()`, `sys.intern()`; a method that is bound to a class has the name of that class.
fn function_text(heap: &mut Heap, def: &NativeDef, owner: &NativeTable, args: Args<'_>) -> String {
    if owner.ty.is_none() && owner.owner == "builtins" {
        return format!("{}()", def.name);
    }
    let class = match (args.pos.first(), def.kind) {
        (Some(class), NativeKind::Method | NativeKind::ClassMethod) => class.as_class(),
        _ => None,
    };
    match class {
        Some(key) => format!("{}.{}()", heap.text(heap[key].qualname), def.name),
        None => {
            let owner = match owner.ty {
                Some(_) => owner.owner,
                None => c_module(owner.owner),
            };
            format!("{owner}.{}()", def.name)
        }
    }
}
