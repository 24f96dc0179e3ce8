//! Type parameters and type aliases: what the instructions for `def f[T]`, `class C[T]` and `type X = ..`
//! make, and how their lazily evaluated parts are evaluated.
//!
//! Bounds, constraints, defaults and the values of aliases are functions that run on first use.

use crate::heap::Heap;
use crate::object::{LazyParts, Rare};
use crate::value::{RareKey, TypeId, Value};
use crate::vm::typing::generic_alias::alias_parts;
use crate::vm::{Fault, Outcome, Vm};

/// Bits of `Rare::TypeParam::evaluated`: the part is a value, no function that gives it.
pub(crate) const BOUND: u8 = 1;
pub(crate) const CONSTRAINTS: u8 = 2;
pub(crate) const DEFAULT: u8 = 4;

/// The values of `Rare::TypeParam::variance`.
pub(crate) const INVARIANT: u8 = 0;
pub(crate) const COVARIANT: u8 = 1;
pub(crate) const CONTRAVARIANT: u8 = 2;
pub(crate) const INFERRED: u8 = 3;

impl Vm {
    /// `TypeVar(name)` with the function that evaluates its bound or its constraints, if there is one.
    pub(crate) fn intrinsic_type_var(
        &mut self,
        name: Value,
        bound: Value,
        constraints: Value,
    ) -> Outcome {
        let lazy = if bound.is_bound() { BOUND } else { 0 }
            | if constraints.is_bound() {
                CONSTRAINTS
            } else {
                0
            };
        let constraints = if constraints.is_bound() {
            constraints
        } else {
            self.heap.new_tuple(&[])
        };
        let bound = if bound.is_bound() { bound } else { Value::NONE };
        let functions = LazyParts {
            bound: if lazy & BOUND != 0 {
                bound
            } else {
                Value::UNBOUND
            },
            constraints: if lazy & CONSTRAINTS != 0 {
                constraints
            } else {
                Value::UNBOUND
            },
            default: Value::UNBOUND,
        };
        Ok(self.heap.new_object(Rare::TypeParam {
            ty: TypeId::TypeVar,
            name,
            bound,
            constraints,
            default: Value::UNBOUND,
            evaluated: (BOUND | CONSTRAINTS | DEFAULT) & !lazy,
            variance: INFERRED,
            lazy: (lazy != 0).then(|| Box::new(functions)),
            dict: Value::UNBOUND,
        }))
    }

    /// `ParamSpec(name)`
    pub(crate) fn intrinsic_param_spec(&mut self, name: Value) -> Outcome {
        Ok(new_plain_parameter(
            &mut self.heap,
            TypeId::ParamSpec,
            name,
            INFERRED,
        ))
    }

    /// `TypeVarTuple(name)`
    pub(crate) fn intrinsic_type_var_tuple(&mut self, name: Value) -> Outcome {
        Ok(new_plain_parameter(
            &mut self.heap,
            TypeId::TypeVarTuple,
            name,
            INVARIANT,
        ))
    }

    /// Gives a type parameter the function that evaluates its default.
    pub(crate) fn intrinsic_set_type_param_default(
        &mut self,
        param: Value,
        function: Value,
    ) -> Outcome {
        if let Some(key) = param.as_rare()
            && let Rare::TypeParam {
                default,
                evaluated,
                lazy,
                ..
            } = &mut self.heap[key]
        {
            *default = function;
            *evaluated &= !DEFAULT;
            lazy.get_or_insert_with(Box::default).default = function;
        }
        Ok(param)
    }

    /// `Generic[*params]`, the implicit base of a class with type parameters.
    pub(crate) fn intrinsic_subscript_generic(&mut self, params: Value) -> Outcome {
        if let Some(subscript) = self
            .names
            .typing_function(&mut self.heap, "_generic_class_getitem")
        {
            let mut items = self.heap.tuple_items(params);
            for item in &mut items {
                if self.layout_of(*item) == TypeId::TypeVarTuple {
                    *item = self.unpacked_parameter(*item)?;
                }
            }
            let args = self.heap.new_tuple(&items);
            let generic = Value::builtin_type(TypeId::Generic);
            return self.call(subscript, &[generic, args]);
        }
        self.native_subscript_generic(params)
    }

    /// The same without the module `typing`.
    pub(crate) fn native_subscript_generic(&mut self, params: Value) -> Outcome {
        let mut items = self.heap.tuple_items(params);
        for item in &mut items {
            if self.layout_of(*item) == TypeId::TypeVarTuple {
                *item = unpack_parameter(&mut self.heap, *item);
            }
        }
        let args = self.heap.new_tuple(&items);
        Ok(self.heap.new_object(Rare::GenericAlias {
            origin: Value::builtin_type(TypeId::Generic),
            args,
            starred: false,
        }))
    }

    /// `*Ts` as scripts see it: `typing.Unpack[Ts]`.
    pub(crate) fn unpacked_parameter(&mut self, param: Value) -> Outcome {
        match self.names.typing_function(&mut self.heap, "Unpack") {
            Some(unpack) => self.get_item(unpack, param),
            None => Ok(unpack_parameter(&mut self.heap, param)),
        }
    }

    /// `TypeAliasType(name, compute, type_params=params)`, where `compute` is called on first use.
    pub(crate) fn intrinsic_type_alias(
        &mut self,
        name: Value,
        params: Value,
        compute: Value,
    ) -> Outcome {
        let params = if params.as_tuple().is_some() {
            params
        } else {
            self.heap.new_tuple(&[])
        };
        let module = self.calling_module();
        Ok(self.heap.new_object(Rare::TypeAlias {
            name,
            params,
            value: compute,
            evaluated: false,
            lazy: compute,
            module,
        }))
    }

    /// The name of the module whose code runs, as its globals tell it; None if they do not.
    pub(crate) fn calling_module(&mut self) -> Value {
        let key = self.heap.intern("__name__");
        let globals = self
            .frames
            .last()
            .map_or(self.names.globals(), |frame| frame.globals);
        self.heap.dict_get_str(globals, key).unwrap_or(Value::NONE)
    }

    /// One of the lazy parts of a type parameter; unbound if it has none.
    pub(crate) fn type_param_part(&mut self, key: RareKey, part: u8) -> Outcome {
        let Rare::TypeParam {
            bound,
            constraints,
            default,
            evaluated,
            ..
        } = self.heap[key]
        else {
            return Ok(Value::UNBOUND);
        };
        let value = match part {
            BOUND => bound,
            CONSTRAINTS => constraints,
            _ => default,
        };
        if evaluated & part != 0 {
            return Ok(value);
        }
        let found = self.call(value, &[])?;
        if let Rare::TypeParam {
            bound,
            constraints,
            default,
            evaluated,
            ..
        } = &mut self.heap[key]
        {
            match part {
                BOUND => *bound = found,
                CONSTRAINTS => *constraints = found,
                _ => *default = found,
            }
            *evaluated |= part;
        }
        Ok(found)
    }

    /// The function that evaluates one of the parts of a type parameter; None if there is no such part.
    pub(crate) fn type_param_evaluator(&mut self, key: RareKey, part: u8) -> Value {
        let Rare::TypeParam {
            bound,
            constraints,
            default,
            lazy,
            ..
        } = &self.heap[key]
        else {
            return Value::NONE;
        };
        let pick = |bound: Value, constraints: Value, default: Value| match part {
            BOUND => bound,
            CONSTRAINTS => constraints,
            _ => default,
        };
        let value = pick(*bound, *constraints, *default);
        let function = lazy.as_ref().map_or(Value::UNBOUND, |lazy| {
            pick(lazy.bound, lazy.constraints, lazy.default)
        });
        if function.is_bound() {
            return function;
        }
        let is_missing = match part {
            BOUND => value.is_none(),
            CONSTRAINTS => self.heap.tuple_items(value).is_empty(),
            _ => value.is_unbound(),
        };
        if is_missing {
            return Value::NONE;
        }
        self.heap.new_object(Rare::ConstEvaluator { value })
    }

    /// `__value__` of a type alias.
    pub(crate) fn type_alias_value(&mut self, key: RareKey) -> Outcome {
        let Rare::TypeAlias {
            value, evaluated, ..
        } = self.heap[key]
        else {
            return Ok(Value::NONE);
        };
        if evaluated {
            return Ok(value);
        }
        let found = self.call(value, &[])?;
        if let Rare::TypeAlias {
            value, evaluated, ..
        } = &mut self.heap[key]
        {
            *value = found;
            *evaluated = true;
        }
        Ok(found)
    }

    /// The arguments for `generic[given]`: as many as the parameters ask for, defaults filled in, and the
    /// rest gathered for a TypeVarTuple. The tuple has one entry per parameter.
    pub(crate) fn match_parameters(
        &mut self,
        generic: Value,
        parameters: &[Value],
        given: &[Value],
    ) -> Outcome<Vec<Value>> {
        let variadic = parameters
            .iter()
            .position(|p| self.layout_of(*p) == TypeId::TypeVarTuple);
        let required = parameters
            .iter()
            .filter(|p| {
                self.layout_of(**p) != TypeId::TypeVarTuple && !has_type_default(&self.heap, **p)
            })
            .count();
        let given = self.sole_param_spec(parameters, given);
        let too_many = variadic.is_none() && given.len() > parameters.len();
        if too_many || given.len() < required {
            return Err(self.wrong_parameter_count(
                generic,
                too_many,
                given.len(),
                parameters.len(),
            ));
        }
        let mut matched = Vec::with_capacity(parameters.len());
        let gathered = given.len().saturating_sub(parameters.len() - 1);
        let mut next = 0;
        for (i, &parameter) in parameters.iter().enumerate() {
            if variadic == Some(i) {
                let rest = given.get(next..next + gathered).unwrap_or_default();
                let rest = match parameter.as_rare() {
                    Some(key) if rest.is_empty() && has_type_default(&self.heap, parameter) => {
                        let default = self.type_param_part(key, DEFAULT)?;
                        unpacked_arguments(&mut self.heap, default)
                    }
                    _ => rest.to_vec(),
                };
                matched.push(self.heap.new_tuple(&rest));
                next += gathered;
                continue;
            }
            let value = match given.get(next) {
                Some(&value) => value,
                None => match parameter.as_rare() {
                    Some(key) => self.type_param_part(key, DEFAULT)?,
                    None => parameter,
                },
            };
            next += 1;
            matched.push(match (self.layout_of(parameter), value.as_list()) {
                (TypeId::ParamSpec, Some(list)) => {
                    let items = self.heap[list].items.clone();
                    self.heap.new_tuple(&items)
                }
                _ => value,
            });
        }
        Ok(matched)
    }

    /// `C[int, str]` of a class whose only parameter is a ParamSpec means `C[[int, str]]`.
    fn sole_param_spec(&mut self, parameters: &[Value], given: &[Value]) -> Vec<Value> {
        match parameters {
            [only]
                if self.layout_of(*only) == TypeId::ParamSpec
                    && !given
                        .first()
                        .is_some_and(|v| self.stands_for_parameters(*v)) =>
            {
                vec![self.heap.new_tuple(given)]
            }
            _ => given.to_vec(),
        }
    }

    /// Whether an argument stands for all parameters of a callable: a list of types, `...`, a ParamSpec, or
    /// `Concatenate[..]` of `typing`.
    fn stands_for_parameters(&mut self, given: Value) -> bool {
        given == Value::ELLIPSIS
            || given.as_list().is_some()
            || given.as_tuple().is_some()
            || self.layout_of(given) == TypeId::ParamSpec
            || self
                .names
                .typing_function(&mut self.heap, "_ConcatenateGenericAlias")
                .is_some_and(|class| self.type_of(given) == class)
    }

    fn wrong_parameter_count(
        &mut self,
        generic: Value,
        too_many: bool,
        given: usize,
        all: usize,
    ) -> Fault {
        let text = match self.repr(generic) {
            Ok(text) => text,
            Err(fault) => return fault,
        };
        let amount = if too_many { "many" } else { "few" };
        let expected = if too_many {
            format!("{all}")
        } else {
            // CPython stops at the first parameter that gets nothing.
            format!("at least {}", given + 1)
        };
        self.type_error(format!(
            "Too {amount} arguments for {text}; actual {given}, expected {expected}"
        ))
    }
}

/// A type parameter without bound, constraints and default.
pub(crate) fn new_plain_parameter(heap: &mut Heap, ty: TypeId, name: Value, variance: u8) -> Value {
    let constraints = heap.new_tuple(&[]);
    heap.new_object(Rare::TypeParam {
        ty,
        name,
        bound: Value::NONE,
        constraints,
        default: Value::UNBOUND,
        evaluated: BOUND | CONSTRAINTS | DEFAULT,
        variance,
        lazy: None,
        dict: Value::UNBOUND,
    })
}

/// `*Ts` of a TypeVarTuple: an alias of it with a star.
pub(crate) fn unpack_parameter(heap: &mut Heap, param: Value) -> Value {
    let args = heap.new_tuple(&[]);
    heap.new_object(Rare::GenericAlias {
        origin: param,
        args,
        starred: true,
    })
}

/// Whether a type parameter has a default; nothing is evaluated.
pub(crate) fn has_type_default(heap: &Heap, param: Value) -> bool {
    param.as_rare().is_some_and(
        |key| matches!(heap[key], Rare::TypeParam { default, .. } if default.is_bound()),
    )
}

/// The arguments of `*tuple[int, str]`; anything else stands for itself.
fn unpacked_arguments(heap: &mut Heap, value: Value) -> Vec<Value> {
    heap.keep(value);
    match alias_parts(heap, value) {
        Some((_, args, true)) => match heap.tuple_items(args) {
            items if items.last() == Some(&Value::ELLIPSIS) => vec![value],
            items => items,
        },
        _ => vec![value],
    }
}
