/** The part of `verify.py` that compares versions: the rules of PEP 440, for versions that are there. */

/** @see https://packaging.python.org/en/latest/specifications/version-specifiers/ */
export const VERSIONS: string = String.raw`
VERSION = re.compile(
    r"\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)"
    r"(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?"
    r"(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?"
    r"(?:[-_.]?(dev)[-_.]?(\d+)?)?"
    r"(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*\Z", re.I)
LETTERS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}


class Version:
    def __init__(self, text):
        found = VERSION.match(text)
        if not found:
            raise ValueError(text + " is no version")
        epoch, release, letter, pre, post1, post, number, dev, dev_number, local = found.groups()
        self.epoch, self.release = int(epoch or 0), [int(part) for part in release.split(".")]
        self.pre = self.post = self.dev = None
        if letter:
            self.pre = (LETTERS.get(letter.lower(), letter.lower()), int(pre or 0))
        if post1 or post:
            self.post = int(post1 or number or 0)
        if dev:
            self.dev = int(dev_number or 0)
        self.local = re.split("[-_.]", local.lower()) if local else []

    def base(self):
        release = list(self.release)
        while release[-1:] == [0]:
            release.pop()
        return self.epoch, release

    def key(self, with_local=True):
        """Sorts as the specification says: dev, pre, final, post; a local label comes after none."""
        if self.pre:
            pre = (1,) + self.pre
        else:
            pre = (0,) if self.post is None and self.dev is not None else (2,)
        post = -1 if self.post is None else self.post
        dev = (1, 0) if self.dev is None else (0, self.dev)
        local = [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in self.local]
        return self.base() + (pre, post, dev, local if with_local else [])


def satisfies(installed, specifier):
    """Whether an installed version is within a specifier such as ">=2,<3"; pre-releases count."""
    return all(clause_holds(installed, clause.strip()) for clause in specifier.split(",") if clause.strip())


def clause_holds(installed, clause):
    operator, text = re.match(r"(===|~=|==|!=|<=|>=|<|>)\s*(.*)", clause).groups()
    if operator == "===":
        return installed.lower() == text.lower()
    if operator == "!=":
        return not clause_holds(installed, "==" + text)
    have = Version(installed)
    if operator == "==" and text.endswith(".*"):
        return starts_with(have, Version(text[:-2]).epoch, Version(text[:-2]).release)
    want = Version(text)
    if operator == "==":
        return have.key(bool(want.local)) == want.key()
    if operator == "<=":
        return have.key(False) <= want.key()
    if operator == ">=":
        return have.key(False) >= want.key()
    if operator == "~=":
        return have.key(False) >= want.key() and starts_with(have, want.epoch, want.release[:-1])
    if operator == "<":
        if want.pre is None and want.dev is None:
            want.dev = 0  # Nor the pre-releases of that very version.
        return have.key() < want.key()
    # Not the post-releases and local builds of that very version.
    post = have.base() == want.base() and have.pre == want.pre and want.dev is None and want.post is None
    post = post and have.post is not None
    return have.key() > want.key() and not post and have.key(False) != want.key()


def starts_with(version, epoch, release):
    padded = version.release + [0] * len(release)
    return version.epoch == epoch and padded[:len(release)] == release
`;
