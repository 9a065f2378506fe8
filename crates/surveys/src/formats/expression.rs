//! Conditions and formulas of SurveyJS and LimeSurvey, read into a tree.

/// The most words and signs one may have; that bounds how deep a tree gets.
const MOST_TOKENS: usize = 600;
const DEEPEST: usize = 40;

/// How names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `{name}`; a bare word is a text.
    SurveyJs,
    /// A bare word is a name.
    LimeSurvey,
}

/// A part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Name(String),
    Number(f64),
    Text(String),
    Truth(bool),
    List(Vec<Node>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    /// Two sides with a comparison or a sign between.
    Two(&'static str, Box<Node>, Box<Node>),
    Empty(Box<Node>),
    Call(String, Vec<Node>),
}

/// Reads an expression; the reason says what nobody could read.
pub fn parse(text: &str, dialect: Dialect) -> Result<Node, String> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens, at: 0, depth: 0, dialect };
    let node = parser.any()?;
    match parser.peek() {
        None => Ok(node),
        Some(token) => Err(format!("{token:?} stands where nothing was expected")),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Word(String),
    Number(f64),
    Text(String),
    Sign(&'static str),
}

const SIGNS: [&str; 26] =
    ["<=", "=<", ">=", "=>", "<>", "!=", "===", "==", "&&", "||", "=", "<", ">", "!", "+", "-", "*", "/", "%", "^", "(", ")", "[", "]", ",", "&"];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let (mut tokens, mut rest) = (Vec::new(), text.trim_start());
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '{' => {
                let end = rest.find('}').ok_or("a brace is not closed")?;
                (Token::Name(rest[1..end].trim().trim_start_matches('#').to_owned()), end + 1)
            }
            '"' | '\'' => quoted(rest, first)?,
            _ if first.is_ascii_digit() => number(rest)?,
            _ if first.is_alphabetic() || first == '_' => word(rest),
            _ => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).ok_or_else(|| format!("{first:?} means nothing here"))?;
                (Token::Sign(sign), sign.len())
            }
        };
        tokens.push(token);
        if tokens.len() > MOST_TOKENS {
            return Err(format!("it has more than {MOST_TOKENS} words and signs"));
        }
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

fn quoted(rest: &str, quote: char) -> Result<(Token, usize), String> {
    let (mut text, mut escaped) = (String::new(), false);
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => {
                text.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            _ if c == quote => return Ok((Token::Text(text), at + 1)),
            _ => text.push(c),
        }
    }
    Err("a quotation mark is not closed".to_owned())
}

fn number(rest: &str) -> Result<(Token, usize), String> {
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    // Names of SurveyJS constants may begin with a digit.
    if rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return Ok(word(rest));
    }
    rest[..end].parse().map(|number| (Token::Number(number), end)).map_err(|_| format!("{:?} is not a number", &rest[..end]))
}

fn word(rest: &str) -> (Token, usize) {
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
    (Token::Word(rest[..end].to_owned()), end)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    dialect: Dialect,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    /// Goes on if the next is one of these, and says which by its first name.
    fn next_is(&mut self, names: &[(&'static str, &[&str])]) -> Option<&'static str> {
        let next = match self.peek()? {
            Token::Sign(sign) => (*sign).to_owned(),
            Token::Word(word) => word.to_lowercase(),
            _ => return None,
        };
        let found = names.iter().find(|(_, others)| others.contains(&next.as_str()))?.0;
        self.at += 1;
        Some(found)
    }

    fn any(&mut self) -> Result<Node, String> {
        self.many(&[("or", &["or", "||"])], Self::all, Node::Any)
    }

    fn all(&mut self) -> Result<Node, String> {
        self.many(&[("and", &["and", "&&", "&"])], Self::not, Node::All)
    }

    fn many(
        &mut self,
        between: &[(&'static str, &[&str])],
        part: fn(&mut Self) -> Result<Node, String>,
        whole: fn(Vec<Node>) -> Node,
    ) -> Result<Node, String> {
        let first = part(self)?;
        if self.next_is(between).is_none() {
            return Ok(first);
        }
        let mut parts = vec![first, part(self)?];
        while self.next_is(between).is_some() {
            parts.push(part(self)?);
        }
        Ok(whole(parts))
    }

    fn not(&mut self) -> Result<Node, String> {
        if self.next_is(&[("!", &["!", "not", "negate"])]).is_some() {
            return self.deeper(Self::not).map(|node| Node::Not(Box::new(node)));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Node, String> {
        let left = self.sum()?;
        match self.next_is(&[("empty", &["empty"]), ("notempty", &["notempty"])]) {
            Some("empty") => return Ok(Node::Empty(Box::new(left))),
            Some(_) => return Ok(Node::Not(Box::new(Node::Empty(Box::new(left))))),
            None => {}
        }
        let comparisons: &[(&'static str, &[&str])] = &[
            ("<=", &["<=", "=<", "lessorequal", "le"]),
            (">=", &[">=", "=>", "greaterorequal", "ge"]),
            ("!=", &["!=", "<>", "notequal", "ne"]),
            ("=", &["=", "==", "===", "equal", "eq"]),
            ("<", &["<", "less", "lt"]),
            (">", &[">", "greater", "gt"]),
            ("notcontains", &["notcontains", "notcontain"]),
            ("contains", &["contains", "contain"]),
            ("anyof", &["anyof"]),
            ("noneof", &["noneof"]),
            ("allof", &["allof"]),
        ];
        let Some(sign) = self.next_is(comparisons) else { return Ok(left) };
        let right = self.sum()?;
        Ok(Node::Two(sign, Box::new(left), Box::new(right)))
    }

    fn sum(&mut self) -> Result<Node, String> {
        self.chain(&[("+", &["+"]), ("-", &["-"])], |parser| {
            parser.chain(&[("*", &["*"]), ("/", &["/"]), ("%", &["%"])], |parser| parser.chain(&[("^", &["^"])], Self::primary))
        })
    }

    fn chain(&mut self, signs: &[(&'static str, &[&str])], part: impl Fn(&mut Self) -> Result<Node, String>) -> Result<Node, String> {
        let mut left = part(self)?;
        while let Some(sign) = self.next_is(signs) {
            left = Node::Two(sign, Box::new(left), Box::new(part(self)?));
        }
        Ok(left)
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("it is nested more than {DEEPEST} deep"));
        }
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn primary(&mut self) -> Result<Node, String> {
        let token = self.peek().cloned().ok_or("it ends too early")?;
        self.at += 1;
        match token {
            Token::Name(name) => Ok(Node::Name(name)),
            Token::Number(number) => Ok(Node::Number(number)),
            Token::Text(text) => Ok(Node::Text(text)),
            Token::Sign("-") => self.deeper(Self::primary).map(|node| Node::Two("-", Box::new(Node::Number(0.0)), Box::new(node))).map(negative),
            Token::Sign("!") => self.deeper(Self::primary).map(|node| Node::Not(Box::new(node))),
            Token::Sign("(") => {
                let inside = self.deeper(Self::any)?;
                self.close(")")?;
                Ok(inside)
            }
            Token::Sign("[") => self.list("]").map(Node::List),
            Token::Sign(sign) => Err(format!("{sign} stands where something to compare was expected")),
            Token::Word(word) if self.next_is(&[("(", &["("])]).is_some() => self.list(")").map(|parts| Node::Call(word.to_lowercase(), parts)),
            Token::Word(word) => Ok(match (word.to_lowercase().as_str(), self.dialect) {
                ("true", _) => Node::Truth(true),
                ("false", _) => Node::Truth(false),
                (_, Dialect::SurveyJs) => Node::Text(word),
                (_, Dialect::LimeSurvey) => Node::Name(word),
            }),
        }
    }

    fn list(&mut self, close: &'static str) -> Result<Vec<Node>, String> {
        let mut parts = Vec::new();
        if self.next_is(&[(close, &[close])]).is_some() {
            return Ok(parts);
        }
        loop {
            parts.push(self.deeper(Self::any)?);
            if self.next_is(&[(",", &[","])]).is_none() {
                self.close(close)?;
                return Ok(parts);
            }
        }
    }

    fn close(&mut self, close: &'static str) -> Result<(), String> {
        self.next_is(&[(close, &[close])]).map(drop).ok_or_else(|| format!("{close} is missing"))
    }
}

fn negative(node: Node) -> Node {
    match node {
        Node::Two("-", zero, number) if *zero == Node::Number(0.0) => match *number {
            Node::Number(number) => Node::Number(-number),
            other => Node::Two("-", zero, Box::new(other)),
        },
        node => node,
    }
}

/// All names of a tree.
pub fn node_names<'n>(node: &'n Node, names: &mut Vec<&'n str>) {
    match node {
        Node::Name(name) => names.push(name),
        Node::List(many) | Node::All(many) | Node::Any(many) | Node::Call(_, many) => many.iter().for_each(|one| node_names(one, names)),
        Node::Not(one) | Node::Empty(one) => node_names(one, names),
        Node::Two(_, left, right) => {
            node_names(left, names);
            node_names(right, names);
        }
        Node::Number(_) | Node::Text(_) | Node::Truth(_) => {}
    }
}

#[cfg(test)]
mod tests;
