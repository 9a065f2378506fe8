//! The extractor of every handler: who calls, in which workspace, and whether they may.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use edge::openapi::X_RIGHT;
use edge::{House, Problem};
use http::request::Parts;
use kernel::{Act, Actor, Code};
use store::NOWHERE;
use utoipa::IntoParams;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, Type};

use crate::caller::{self, Sees};
pub use crate::rights::needs::*;
use crate::rights::{Needs, Rights};
use crate::roles::Role;

/// A caller who may do what `R` names. Handlers name it among their arguments and in `params(…)` of their OpenAPI words.
#[derive(Debug)]
pub struct May<R> {
    /// The act of this request, in the caller's workspace.
    pub act: Act,
    /// The member's role; none for a token and for the operator.
    pub role: Option<Role>,
    /// Everything the caller may do.
    pub rights: Rights,
    /// Whose names the caller sees.
    pub sees: Sees,
    right: PhantomData<fn() -> R>,
}

impl<R> May<R> {
    /// The role whose limits hold when other members are touched: a token counts as an admin, the operator has no limits.
    pub(crate) fn managing_as(&self) -> Option<Role> {
        match self.act.actor {
            Actor::Token(_) => Some(Role::Admin),
            _ => self.role,
        }
    }
}

impl<R: Needs> FromRequestParts<House> for May<R> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let door = house.act(NOWHERE, Actor::Visitor);
        let grant = caller::recognise(parts, house, &door).await?;
        if !grant.rights.has(R::RIGHT) {
            return Err(Problem::new(Code::NotAllowed, format!("this needs the right {}: ask an owner or admin of the workspace for it", R::RIGHT)));
        }
        let sees = grant.sees();
        let act = Act { workspace: grant.workspace, actor: grant.actor, ..door };
        Ok(Self { act, role: grant.role, rights: grant.rights, sees, right: PhantomData })
    }
}

impl<R: Needs> IntoParams for May<R> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let workspace = ParameterBuilder::new()
            .name(caller::WORKSPACE.as_str())
            .parameter_in(ParameterIn::Header)
            .required(utoipa::openapi::Required::False)
            .schema(Some(Object::builder().schema_type(Type::String)))
            .description(Some("The key of the workspace, for a member of several; without it, the one they joined first."))
            .extensions(Some(Extensions::from_iter([(X_RIGHT, R::RIGHT.text())])));
        vec![workspace.build()]
    }
}
