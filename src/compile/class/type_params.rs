//! Type parameters and `type` statements (PEP 695, PEP 696).
//!
//! The parameters of a generic function, class or alias are made by a function of their own, which is called at
//! once; bounds, constraints, defaults and the values of aliases are functions of the format that are called when
//! someone asks.
//!
//! ```python
//! def f[T: int](x: T = 1): ...
//! # def generic_parameters_of_f(defaults):
//! #     T = TypeVar("T", bound=lambda: int)
//! #     return function f with defaults, annotations, type_params=(T,)
//! # f = generic_parameters_of_f((1,))
//! ```

use crate::code::{Constant, Count, FunctionAttr, Instr, Intrinsic, Reg};
use crate::compile::call::functions::FunctionParts;
use crate::compile::expressions::scan::Scan;
use crate::compile::{CompileError, Compiler, Result};
use crate::symtable::BlockKind;
use crate::syntax::ast::{
    Expr, StmtClassDef, StmtFunctionDef, StmtTypeAlias, TypeParam, TypeParams,
};
use crate::syntax::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn type_alias(&mut self, node: &'a StmtTypeAlias) -> Result {
        let Expr::Name(name) = &*node.name else {
            return Err(CompileError::new("invalid syntax", node.name.range()));
        };
        let mark = self.unit.mark();
        let dst = self.unit.top()?;
        if let Some(parameters) = &node.type_params {
            let line = self.source.line(node.range.start().into());
            self.enter_parameters(
                node.range,
                name.id.as_str(),
                line,
                &FunctionParts::default(),
            )?;
            let result = self.unit.top()?;
            self.alias_value(node, Some(parameters), result)?;
            self.unit.take()?;
            self.return_register(result);
            self.call_parameters(node.range, &FunctionParts::default(), dst)?;
        } else {
            self.alias_value(node, None, dst)?;
        }
        self.unit.take()?;
        self.unit.range = node.range;
        self.store_name(&name.id, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Makes the alias of its name, its parameters and the function that computes its value.
    fn alias_value(
        &mut self,
        node: &'a StmtTypeAlias,
        parameters: Option<&'a TypeParams>,
        dst: Reg,
    ) -> Result {
        let mark = self.unit.mark();
        self.unit.range = node.range;
        let name = match &*node.name {
            Expr::Name(name) => name.id.as_str(),
            _ => "",
        };
        let src = self.names.get(name);
        let src = self.push_constant(Constant::Str(src))?;
        match parameters {
            Some(parameters) => self.type_parameters(parameters)?,
            None => self.push_constant(Constant::None)?,
        };
        self.lazy_value(
            BlockKind::TypeAlias,
            name,
            (node.range, &node.value),
            node.range,
        )?;
        self.unit.emit_at(
            node.range,
            Instr::Intrinsic {
                dst,
                src,
                which: Intrinsic::TypeAlias,
            },
        );
        self.unit.release(mark);
        Ok(())
    }

    /// A `def` with type parameters; its decorators wait outside.
    pub(in crate::compile) fn generic_function(
        &mut self,
        function: &'a StmtFunctionDef,
        dst: Reg,
    ) -> Result {
        let Some(parameters) = &function.type_params else {
            return Ok(());
        };
        let mark = self.unit.mark();
        let mut given = FunctionParts::default();
        self.defaults(Some(&function.parameters), &mut given)?;
        let start = function
            .decorator_list
            .first()
            .map_or(function.range.start(), |first| first.expression.start());
        self.enter_parameters(
            function.range,
            function.name.as_str(),
            self.source.line(start.into()),
            &given,
        )?;
        let types = self.type_parameters(parameters)?;
        let mut parts = FunctionParts::default();
        for (index, (attribute, _)) in (0u8..).zip(&given.attributes) {
            parts.attributes.push((*attribute, Reg(index)));
        }
        self.signature_annotations(function, &mut parts)?;
        parts.attributes.push((FunctionAttr::TypeParams, types));
        let child = self.function_code(function)?;
        let range = self.definition_range(function.range, &function.decorator_list);
        self.unit.range = range;
        let result = self.unit.top()?;
        self.make_function(child, &parts, result)?;
        self.unit.take()?;
        self.return_register(result);
        self.call_parameters(range, &given, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// A `class` with type parameters; its decorators wait outside.
    pub(in crate::compile) fn generic_class(
        &mut self,
        class: &'a StmtClassDef,
        dst: Reg,
    ) -> Result {
        let Some(parameters) = &class.type_params else {
            return Ok(());
        };
        let start = class
            .decorator_list
            .first()
            .map_or(class.range.start(), |first| first.expression.start());
        let line = self.source.line(start.into());
        self.enter_parameters(
            class.range,
            class.name.as_str(),
            line,
            &FunctionParts::default(),
        )?;
        let types = self.type_parameters(parameters)?;
        let range = self.definition_range(class.range, &class.decorator_list);
        self.unit.range = range;
        self.store_name(".type_params", types)?;
        let which = Intrinsic::SubscriptGeneric;
        self.unit.emit(Instr::Intrinsic {
            dst: types,
            src: types,
            which,
        });
        self.store_name(".generic_base", types)?;
        let result = self.unit.top()?;
        self.class_value(class, Some(types), result)?;
        self.unit.take()?;
        self.return_register(result);
        self.call_parameters(range, &FunctionParts::default(), dst)
    }

    /// Begins the function that makes the type parameters of what `name` names.
    fn enter_parameters(
        &mut self,
        range: TextRange,
        name: &str,
        line: u32,
        given: &FunctionParts,
    ) -> Result {
        self.enter(
            BlockKind::TypeParameters,
            range,
            &format!("<generic parameters of {name}>"),
            line,
        )?;
        // The block has a variable for defaults even where there are none.
        self.unit.argcount = u32::try_from(given.attributes.len()).unwrap_or(u32::MAX);
        self.unit.range = range;
        self.begin_function(None, &Scan::default())
    }

    /// Ends that function, and calls it with what was evaluated outside.
    fn call_parameters(&mut self, range: TextRange, given: &FunctionParts, dst: Reg) -> Result {
        let child = self.exit()?;
        let mark = self.unit.mark();
        self.unit.range = range;
        let base = self.unit.top()?;
        self.unit.emit(Instr::MakeClosure { dst: base, child });
        self.unit.take()?;
        for &(_, src) in &given.attributes {
            let argument = self.unit.top()?;
            self.unit.copy(argument, src);
            self.unit.take()?;
        }
        let argc = Count(u8::try_from(given.attributes.len()).unwrap_or(0));
        self.unit.emit(Instr::Call { dst, base, argc });
        self.unit.release(mark);
        Ok(())
    }

    /// Makes the type parameters, binds their names, and takes a temporary with the tuple of them.
    fn type_parameters(&mut self, parameters: &'a TypeParams) -> Result<Reg> {
        let mark = self.unit.mark();
        let list = self.unit.take_list(parameters.range)?;
        for parameter in &parameters.type_params {
            let inner = self.unit.mark();
            let src = self.type_parameter(parameter)?;
            self.unit.range = parameter.range();
            self.store_name(parameter.name().as_str(), src)?;
            self.unit.emit(Instr::ListAppend { list, src });
            self.unit.release(inner);
        }
        self.unit
            .emit_at(parameters.range, Instr::ListToTuple { dst: list, list });
        self.unit.release(mark);
        self.unit.take()
    }

    /// Takes a temporary with one type parameter.
    fn type_parameter(&mut self, parameter: &'a TypeParam) -> Result<Reg> {
        let (name, range) = (parameter.name().as_str(), parameter.range());
        self.unit.range = range;
        let src = self.names.get(name);
        let src = self.push_constant(Constant::Str(src))?;
        let which = match parameter {
            TypeParam::TypeVar(node) => match &node.bound {
                Some(bound) => {
                    self.lazy_value(BlockKind::TypeVariable, name, (bound.range(), bound), range)?;
                    if bound.is_tuple_expr() {
                        Intrinsic::TypeVarWithConstraints
                    } else {
                        Intrinsic::TypeVarWithBound
                    }
                }
                None => Intrinsic::TypeVar,
            },
            TypeParam::ParamSpec(_) => Intrinsic::ParamSpec,
            TypeParam::TypeVarTuple(_) => Intrinsic::TypeVarTuple,
        };
        self.unit.emit_at(
            range,
            Instr::Intrinsic {
                dst: src,
                src,
                which,
            },
        );
        self.unit.release(u16::from(src.0) + 1);
        if let Some(default) = parameter.default() {
            self.lazy_value(
                BlockKind::TypeVariable,
                name,
                (default.range(), default),
                range,
            )?;
            let which = Intrinsic::SetTypeParamDefault;
            self.unit.emit_at(
                range,
                Instr::Intrinsic {
                    dst: src,
                    src,
                    which,
                },
            );
            self.unit.release(u16::from(src.0) + 1);
        }
        Ok(src)
    }

    /// Takes a temporary with a function that evaluates an expression when it is called.
    fn lazy_value(
        &mut self,
        kind: BlockKind,
        name: &str,
        (key, value): (TextRange, &'a Expr),
        range: TextRange,
    ) -> Result<Reg> {
        let line = self.source.line(range.start().into());
        self.enter(kind, key, name, line)?;
        self.begin_lazy(range)?;
        let src = match value {
            Expr::Starred(starred) => {
                // `*Ts = *tuple[int]`: the only item of what the star gives.
                let src = self.push(&starred.value)?;
                let base = self.unit.top()?;
                self.unit.emit_at(
                    starred.range,
                    Instr::UnpackSequence {
                        src,
                        base,
                        count: Count(1),
                    },
                );
                self.unit.take()?
            }
            value => self.any(value)?,
        };
        self.unit.range = value.range();
        self.return_register(src);
        let child = self.exit()?;
        self.unit.range = range;
        let func = self.unit.top()?;
        self.unit.emit(Instr::MakeClosure { dst: func, child });
        self.unit.take()?;
        // Whoever calls it without a format wants the value.
        let mark = self.unit.mark();
        let formats = Constant::Tuple([Constant::Int(1)].into());
        let src = self.push_constant(formats)?;
        let attr = FunctionAttr::Defaults;
        self.unit.emit(Instr::SetFunctionAttr { func, src, attr });
        self.unit.release(mark);
        Ok(func)
    }
}
