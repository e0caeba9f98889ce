#!/usr/bin/env python3
"""check.py --cache FOLDER PDF...: validates PDFs against PDF/UA-1 and PDF/A-3a with veraPDF.

The validator is brought by Maven into FOLDER once (pom.xml pins its version, SHA256 below its bytes); the whole reports
are kept there as report-ua1.xml and report-3a.xml. Prints one line a file and profile, and for each failed rule its
clause, how often it failed and the first place.
Exit status: 0 no failed check, 1 failed checks, 2 wrong use, 3 veraPDF itself failed, 77 Java or Maven are not there.
"""
import argparse
import hashlib
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
SKIPPED = 77


def stop(status, text):
    print(text, file=sys.stderr)
    sys.exit(status)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_jar(cache):
    """The validator's jar in the cache, brought there when it is missing; its bytes are the ones that were tested."""
    jars = list(cache.glob("greenfield-apps-*.jar"))
    good = [jar for jar in jars if digest(jar) == SHA256]
    if good:
        return good[0]
    for jar in jars:
        jar.unlink()
    if not shutil.which("mvn"):
        stop(SKIPPED, "conformance: skipped: Maven (mvn) is not installed, so the validator veraPDF cannot be brought.")
    cache.mkdir(parents=True, exist_ok=True)
    pom = pathlib.Path(__file__).resolve().parent / "pom.xml"
    command = ["mvn", "-B", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={cache.resolve()}"]
    if subprocess.run(command).returncode != 0:
        stop(3, "conformance: Maven could not bring the validator; its words are above.")
    for jar in cache.glob("greenfield-apps-*.jar"):
        if digest(jar) == SHA256:
            return jar
    stop(3, f"conformance: what Maven brought is not the file that was tested (SHA-256 {SHA256}).")


def validate(jar, profile, pdfs, report):
    """Runs one profile over all files; the report's jobs."""
    command = ["java", "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", profile,
               "--maxfailuresdisplayed", "1", "--nonpdfext", *pdfs]
    with open(report, "wb") as out:
        subprocess.run(command, stdout=out)
    try:
        root = tree.parse(report).getroot()
    except tree.ParseError as error:
        stop(3, f"conformance: veraPDF gave no readable report ({report}): {error}")
    version = root.find("buildInformation/releaseDetails").get("version")
    jobs = root.findall("jobs/job")
    if len(jobs) != len(pdfs):
        stop(3, f"conformance: veraPDF looked at {len(jobs)} of {len(pdfs)} files; see {report}.")
    return version, jobs


def print_job(job, name):
    """One file under one profile; the number of failed checks, or 1 when it could not be looked at."""
    path = job.findtext("item/name")
    details = job.find("validationReport/details")
    if details is None:
        said = job.findtext("taskException/exceptionMessage") or "no reason given"
        print(f"{path}: {name}: could not be validated: {said}")
        return 1
    failed = int(details.get("failedChecks"))
    print(f"{path}: {name}: {failed} failed checks, {details.get('passedChecks')} passed")
    for rule in details.findall("rule"):
        if rule.get("status") != "failed":
            continue
        context = rule.findtext("check/context") or ""
        message = rule.findtext("check/errorMessage") or rule.findtext("description")
        print(f"  {rule.get('clause')}-{rule.get('testNumber')}: {rule.get('failedChecks')} times: {message}")
        print(f"    first at {context}")
    return failed


def main():
    parser = argparse.ArgumentParser(description="Validates PDFs against PDF/UA-1 and PDF/A-3a with veraPDF.")
    parser.add_argument("--cache", required=True, type=pathlib.Path, help="folder for the validator and its reports")
    parser.add_argument("pdfs", nargs="+", metavar="PDF")
    arguments = parser.parse_args()
    absent = [pdf for pdf in arguments.pdfs if not pathlib.Path(pdf).is_file()]
    if absent:
        stop(2, f"conformance: there is no file {', '.join(absent)}.")
    if not shutil.which("java"):
        stop(SKIPPED, "conformance: skipped: Java (java) is not installed, and the validator veraPDF needs it.")
    jar = find_jar(arguments.cache)
    total = 0
    for profile, name in PROFILES.items():
        report = arguments.cache / f"report-{profile}.xml"
        version, jobs = validate(jar, profile, arguments.pdfs, report)
        total += sum(print_job(job, name) for job in jobs)
    print(f"veraPDF {version}: {len(arguments.pdfs)} files, {len(PROFILES)} profiles, {total} failed checks")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
