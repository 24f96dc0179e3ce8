//! Functions and classes, their parameters, and calls, both ways.

use super::read::{Reader, list};
use super::write::{Part, Writer};
use super::{Field, Kind, Node, TreeError};
use crate::syntax::ast::{
    self, Arguments, AtomicNodeIndex, Decorator, Expr, Parameter, ParameterWithDefault, Parameters,
    TypeParams,
};
use crate::syntax::{Ranged, TextRange, definition_range};

type Read<T> = Result<T, TreeError>;

impl Part for Decorator {
    fn write(&self, writer: &mut Writer<'_>) -> Field {
        writer.one(&self.expression)
    }

    fn read(reader: &mut Reader<'_>, node: &Node, field: &Field) -> Read<Self> {
        let expression = Expr::read(reader, node, field)?;
        Ok(Self {
            range: expression.range(),
            expression,
            node_index: AtomicNodeIndex::NONE,
        })
    }
}

impl Part for Parameter {
    /// The stars before a name are no part of it.
    fn write(&self, writer: &mut Writer<'_>) -> Field {
        let fields = vec![writer.one(&self.name), writer.optional(&self.annotation)];
        let range = TextRange::new(self.name.range.start(), self.range.end());
        writer.node(Kind::arg, range, fields)
    }

    fn read(reader: &mut Reader<'_>, _: &Node, field: &Field) -> Read<Self> {
        let node = reader.get(field)?;
        let start = reader.begin(node)?;
        Ok(Self {
            name: reader.one(node, 0)?,
            annotation: reader.optional(node, 1)?,
            node_index: AtomicNodeIndex::NONE,
            range: reader.end(node, start),
        })
    }
}

impl Writer<'_> {
    pub(super) fn function(&mut self, def: &ast::StmtFunctionDef) -> Field {
        let fields = vec![
            self.one(&def.name),
            self.parameters(Some(&def.parameters)),
            self.many(&def.body),
            self.many(&def.decorator_list),
            self.optional(&def.returns),
            Field::None,
            self.params(&def.type_params),
        ];
        let kind = if def.is_async {
            Kind::AsyncFunctionDef
        } else {
            Kind::FunctionDef
        };
        let range = definition_range(self.source, def.range, &def.decorator_list);
        self.node(kind, range, fields)
    }

    pub(super) fn class(&mut self, class: &ast::StmtClassDef) -> Field {
        let [bases, keywords] = match &class.arguments {
            Some(arguments) => self.arguments(arguments),
            None => [Field::List(Vec::new()), Field::List(Vec::new())],
        };
        let fields = vec![
            self.one(&class.name),
            bases,
            keywords,
            self.many(&class.body),
            self.many(&class.decorator_list),
            self.params(&class.type_params),
        ];
        let range = definition_range(self.source, class.range, &class.decorator_list);
        self.node(Kind::ClassDef, range, fields)
    }

    pub(super) fn params(&mut self, params: &Option<Box<TypeParams>>) -> Field {
        let params = params
            .as_ref()
            .map_or(&[][..], |params| &params.type_params);
        self.many(params)
    }

    pub(super) fn parameters(&mut self, parameters: Option<&Parameters>) -> Field {
        let none = Parameters::default();
        let parameters = parameters.unwrap_or(&none);
        let names = |writer: &mut Self, each: &[ParameterWithDefault]| {
            let names = each.iter().map(|each| writer.one(&each.parameter));
            Field::List(names.collect())
        };
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let fields = vec![
            names(self, &parameters.posonlyargs),
            names(self, &parameters.args),
            self.optional(&parameters.vararg),
            names(self, &parameters.kwonlyargs),
            self.keys(parameters.kwonlyargs.iter().map(|it| it.default.as_deref())),
            self.optional(&parameters.kwarg),
            self.keys(positional.filter_map(|it| it.default.as_deref()).map(Some)),
        ];
        self.node(Kind::arguments, TextRange::default(), fields)
    }

    pub(super) fn call(&mut self, call: &ast::ExprCall) -> Field {
        let func = self.one(&call.func);
        let [args, keywords] = match &*call.arguments.args {
            // The parentheses of a generator expression that stands alone are those of the call.
            [Expr::Generator(generator)] if !generator.parenthesized => {
                let args = vec![self.generator(generator, call.arguments.range)];
                [Field::List(args), self.many(&call.arguments.keywords)]
            }
            _ => self.arguments(&call.arguments),
        };
        self.node(Kind::Call, call.range(), vec![func, args, keywords])
    }
}

impl Reader<'_> {
    pub(super) fn function(&mut self, node: &Node) -> Read<ast::StmtFunctionDef> {
        let (start, decorator_list) = self.decorators(node, 3)?;
        Ok(ast::StmtFunctionDef {
            is_async: node.kind == Kind::AsyncFunctionDef,
            decorator_list,
            name: self.one(node, 0)?,
            type_params: self.params(node, 6)?,
            parameters: Box::new(self.parameters(node, 1)?),
            returns: self.optional(node, 4)?,
            body: self.many(node, 2)?,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }

    pub(super) fn class(&mut self, node: &Node) -> Read<ast::StmtClassDef> {
        let (start, decorator_list) = self.decorators(node, 4)?;
        let name = self.one(node, 0)?;
        let type_params = self.params(node, 5)?;
        let has_arguments = !list(node, 1).is_empty() || !list(node, 2).is_empty();
        let arguments = match has_arguments {
            true => Some(Box::new(self.arguments(node)?)),
            false => None,
        };
        Ok(ast::StmtClassDef {
            decorator_list,
            name,
            type_params,
            arguments,
            body: self.many(node, 3)?,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }

    /// Where a definition begins, with its decorators.
    fn decorators<C: IntoIterator<Item = Decorator> + FromIterator<Decorator>>(
        &mut self,
        node: &Node,
        index: usize,
    ) -> Read<(crate::syntax::TextSize, C)> {
        if list(node, index).is_empty() {
            let start = self.begin_definition(node)?;
            return Ok((start, self.many(node, index)?));
        }
        let start = self.begin(node)?;
        let decorators = self.many(node, index)?;
        self.begin_definition(node)?;
        Ok((start, decorators))
    }

    pub(super) fn params(&mut self, node: &Node, index: usize) -> Read<Option<Box<TypeParams>>> {
        if list(node, index).is_empty() {
            return Ok(None);
        }
        let start = self.begin(node)?;
        Ok(Some(Box::new(TypeParams {
            type_params: self.many(node, index)?,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })))
    }

    pub(super) fn parameters(&mut self, node: &Node, index: usize) -> Read<Parameters> {
        let node = self.get(node.fields.get(index).unwrap_or(&Field::None))?;
        let start = self.begin(node)?;
        let defaults = list(node, 6);
        let count = list(node, 0).len() + list(node, 1).len();
        // Invariant: there are at most as many defaults as parameters, as `check` has seen.
        let mut left = count.saturating_sub(defaults.len());
        let mut defaults = defaults.iter();
        let mut default = || match left.checked_sub(1) {
            Some(less) => {
                left = less;
                None
            }
            None => defaults.next(),
        };
        let mut positional = |reader: &mut Self, index: usize| -> Read<Vec<_>> {
            let names = list(node, index).iter();
            names
                .map(|name| reader.parameter(node, name, default()))
                .collect()
        };
        let posonlyargs = positional(self, 0)?;
        let args = positional(self, 1)?;
        let vararg = self.optional(node, 2)?;
        let gaps = list(node, 4).iter();
        let mut kwonlyargs = Vec::new();
        for (name, default) in list(node, 3).iter().zip(gaps) {
            let default = Some(default).filter(|default| !matches!(default, Field::None));
            kwonlyargs.push(self.parameter(node, name, default)?);
        }
        Ok(Parameters {
            posonlyargs: posonlyargs.into_iter().collect(),
            args: args.into_iter().collect(),
            vararg,
            kwonlyargs: kwonlyargs.into_iter().collect(),
            kwarg: self.optional(node, 5)?,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }

    fn parameter(
        &mut self,
        node: &Node,
        name: &Field,
        default: Option<&Field>,
    ) -> Read<ParameterWithDefault> {
        let parameter = Parameter::read(self, node, name)?;
        let start = parameter.range.start();
        let default = match default {
            Some(default) => Some(Box::<Expr>::read(self, node, default)?),
            None => None,
        };
        let end = default
            .as_ref()
            .map_or(parameter.range.end(), |it| it.range().end());
        Ok(ParameterWithDefault {
            range: TextRange::new(start, end),
            node_index: AtomicNodeIndex::NONE,
            parameter,
            default,
        })
    }

    pub(super) fn call(&mut self, node: &Node) -> Read<ast::ExprCall> {
        let start = self.begin(node)?;
        Ok(ast::ExprCall {
            func: self.one(node, 0)?,
            arguments: self.arguments(node)?,
            node_index: AtomicNodeIndex::NONE,
            range_start: start,
        })
    }

    /// The arguments of a call or of a class; they end where it does.
    fn arguments(&mut self, node: &Node) -> Read<Arguments> {
        let start = self.begin(node)?;
        Ok(Arguments {
            args: self.many(node, 1)?,
            keywords: self.many(node, 2)?,
            node_index: AtomicNodeIndex::NONE,
            range: self.end(node, start),
        })
    }
}
