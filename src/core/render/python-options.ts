/** The command line of the Python files that people download. */

/**
 * An argument parser whose status for a mistake in the call is no status of a check.
 * @see https://man.freebsd.org/cgi/man.cgi?query=sysexits (EX_USAGE)
 */
export const OPTIONS = `class Options(argparse.ArgumentParser):
    def error(self, message):
        print(self.prog + ": " + message, file=sys.stderr)
        sys.exit(64)
`;
