//! What is done about what was heard: cases with their causes, the rules that open them, how soon customers are helped; decisions and what is
//! announced of them; digests of what a period brought.

pub mod announcements;
pub mod cases;
pub mod causes;
pub mod decisions;
pub mod digests;
pub mod measures;
pub mod packs;
pub mod playbooks;
pub mod rules;
pub mod services;
pub mod timeline;
pub mod today;

use edge::House;
use store::{Error, Read, args};
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room.
pub fn routes() -> OpenApiRouter<House> {
    let cases = cases::routes::routes().merge(cases::letters::routes::routes()).merge(cases::confirm::routes::routes());
    let daily = cases.merge(measures::routes::routes()).merge(today::routes::routes()).merge(timeline::routes::routes());
    let rules = causes::routes::routes()
        .merge(rules::routes::routes())
        .merge(services::routes::routes())
        .merge(playbooks::routes::routes())
        .merge(packs::routes());
    let word = decisions::routes::routes().merge(announcements::routes::routes()).merge(digests::routes::routes());
    daily.merge(rules).merge(word)
}

/// The language of the workspace.
pub(crate) async fn language(read: &mut Read) -> Result<String, Error> {
    let row = read.one("SELECT locale FROM workspace WHERE id = $1", args![read.workspace()]).await?;
    let locale: String = row.get("locale")?;
    Ok(locale.split(['-', '_']).next().filter(|language| !language.is_empty()).unwrap_or("en").to_owned())
}
