//! The personal links of a programme whose invitations somebody sends by themselves.

use edge::{Site, TimeText};
use kernel::{Id, Page, Time};
use serde::Serialize;
use store::{Error, Read, Sql};
use utoipa::ToSchema;

use super::shapes::SurveyInvitationId;
use super::{Invitation, State};
use crate::programmes::Programme;
use crate::surveys::links;

/// A link to send, and to whom.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InvitationLink {
    #[schema(value_type = SurveyInvitationId)]
    invitation: Id<Invitation>,
    name: String,
    account_name: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    language: Option<String>,
    /// Opens the survey for this person alone, once.
    address: String,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = Option<TimeText>)]
    expires_at: Option<Time>,
}

/// A page of the links that can still be answered, in the order of their invitations; those of our own staff only where wanted.
pub(super) async fn page(
    read: &mut Read,
    site: &Site,
    programme: Id<Programme>,
    list: &edge::List,
    staff: bool,
) -> Result<Page<InvitationLink>, Error> {
    let mut sql = Sql::new(
        "SELECT i.id, i.token, i.sent_at, i.expires_at, COALESCE(c.name, l.name) AS name, COALESCE(c.mail, l.mail) AS mail, c.phone, c.language, \
         a.name AS account_name FROM invitation i LEFT JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact \
         LEFT JOIN account a ON a.workspace = c.workspace AND a.id = c.account \
         LEFT JOIN member m ON m.workspace = i.workspace AND m.id = i.member LEFT JOIN login l ON l.id = m.login WHERE i.workspace = ",
    );
    sql.bind(read.workspace()).push(" AND i.programme = ").bind(programme);
    sql.push(" AND i.state = ").bind(State::Sent.text()).push(" AND i.token IS NOT NULL");
    if !staff {
        sql.push(" AND i.contact IS NOT NULL");
    }
    if let Some(after) = list.after::<Id<Invitation>>()? {
        sql.push(" AND i.id > ").bind(after);
    }
    sql.push(" ORDER BY i.id LIMIT ").bind(list.fetch());
    let rows = read.all_of(sql).await?;
    let links = rows.iter().map(|row| link(row, site)).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(links, |link| link.invitation))
}

fn link(row: &store::Row, site: &Site) -> Result<InvitationLink, Error> {
    Ok(InvitationLink {
        invitation: row.get("id")?,
        name: row.get::<Option<String>>("name")?.unwrap_or_default(),
        account_name: row.get("account_name")?,
        mail: row.get("mail")?,
        phone: row.get("phone")?,
        language: row.get("language")?,
        address: links::address(site, &row.get::<String>("token")?),
        made_at: row.get("sent_at")?,
        expires_at: row.get("expires_at")?,
    })
}
