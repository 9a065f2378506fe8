//! Personal links for many people at once, as JSON or as a file for a mailing.

use ::store::{Error, Tx};
use edge::files::Sheet;
use kernel::{Id, Refusal};
use serde_json::json;

use super::shapes::{SurveyLinkOut, SurveyLinksIn};
use super::{Kind, Link, Survey, Wish, people, store};

/// The most links of one request.
const MOST: usize = 10_000;

/// Makes a link for each; what is said for all holds where one says nothing else.
pub(super) async fn make(tx: &mut Tx<'_>, survey: Id<Survey>, wish: SurveyLinksIn) -> Result<Vec<(Link, String)>, Error> {
    let SurveyLinksIn { people, name, language, single, expires_at } = wish;
    if people.is_empty() || people.len() > MOST {
        return Err(Refusal::field("people", format!("there are {}: name 1 to {MOST} at once", people.len())).into());
    }
    let all = Wish { name: name.unwrap_or_default(), language, single: single.unwrap_or(true), expires_at, ..Wish::of(Kind::Personal) };
    let wanted = people.into_iter().enumerate().map(|(at, one)| one.wish(&all).map_err(|refusal| below(&place(at), refusal)));
    let (wishes, recipients): (Vec<_>, Vec<_>) = wanted.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
    let known = people::known(tx, &recipients, place).await?;
    let wishes = wishes.into_iter().zip(known).map(|(wish, known)| Wish { contact: Some(known.contact), account: known.account, ..wish });
    let made = store::insert(tx, survey, wishes.collect()).await?;
    let detail = json!({ "survey": survey, "count": made.len() });
    identity::audit::audit(tx, "survey_links.created", "survey_link", None::<Id<super::SurveyLink>>, &detail).await?;
    Ok(made)
}

fn place(at: usize) -> String {
    format!("people[{at}].")
}

fn below(place: &str, refusal: Refusal) -> Refusal {
    let params = refusal.params.into_iter().map(|param| kernel::Param { name: format!("{place}{}", param.name), ..param });
    Refusal { detail: format!("{place}{}", refusal.detail), params: params.collect(), ..refusal }
}

/// The links as CSV; cells that a spreadsheet would run are guarded.
pub(super) fn csv(links: &[SurveyLinkOut]) -> Result<Vec<u8>, Refusal> {
    let mut sheet = Sheet::new(Vec::new(), ["link", "contact", "contact_name", "account", "account_name", "address"])?;
    for link in links {
        let (contact, account) = (link.contact.as_ref(), link.account.as_ref());
        let ids = [contact.map(|one| one.id.to_string()), account.map(|one| one.id.to_string())].map(Option::unwrap_or_default);
        let names = [contact.and_then(|one| one.name.as_deref()), account.and_then(|one| one.name.as_deref())].map(Option::unwrap_or_default);
        sheet.row([&link.id.to_string(), &ids[0], names[0], &ids[1], names[1], link.address.as_deref().unwrap_or_default()])?;
    }
    sheet.finish()
}
