//! The logo of a survey: a picture among the files of its workspace. A definition from elsewhere names one that is not here.

use ::store::{Error, Read};
use ::surveys::{Finding, Theme};
use desk::files;

use super::finding::error;

/// What is wrong with a logo.
pub(super) async fn finding(read: &mut Read, theme: &Theme) -> Result<Option<Finding>, Error> {
    let Some(logo) = &theme.logo else { return Ok(None) };
    let found = match logo.parse() {
        Ok(id) => files::find(read, id).await?.filter(files::Record::is_own),
        Err(_) => None,
    };
    Ok(match found {
        Some(file) if file.is_own_picture() => None,
        Some(file) => Some(error("theme.logo", format!("{} is no picture: take a png, jpg, gif or webp", file.name))),
        None => Some(error("theme.logo", "the logo is not among the files of this workspace: bring it here, or leave it out")),
    })
}
