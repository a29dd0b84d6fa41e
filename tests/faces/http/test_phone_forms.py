"""Files in a form as a phone sends them: whole, however the bytes are cut, and refused where the form is none."""

import pytest

from almoner.engine.errors import Misused, Refused
from almoner.faces.http.phone.forms import boundary_in, files_in

FORM = (
    b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nnot a file\r\n'
    b'--b\r\nContent-Disposition: form-data; name="f"; filename="one.jpg"\r\nContent-Type: image/jpeg\r\n\r\nfirst\r\n--\r\nb\r\n'
    b'--b\r\nContent-Disposition: form-data; name="f"; filename="two.jpg"\r\n\r\n\r\n--b--\r\n'
)


@pytest.mark.parametrize("size", [1, 7, 64, 4096])
def test_files_come_out_of_a_form_however_it_is_cut(size):
    pieces = (FORM[at : at + size] for at in range(0, len(FORM), size))
    found = [(name, b"".join(body)) for name, body in files_in(pieces, boundary_in("multipart/form-data; boundary=b"))]
    assert found == [("one.jpg", b"first\r\n--\r\nb"), ("two.jpg", b"")]


def test_a_form_that_breaks_off_or_is_none_is_refused():
    with pytest.raises(Refused):
        [b"".join(body) for _, body in files_in(iter([FORM[:-60]]), b"b")]
    with pytest.raises(Misused):
        list(files_in(iter([b"--other\r\n"]), b"b"))
    for media in ("multipart/form-data", "text/plain; boundary=b", "multipart/form-data; boundary=" + "b" * 80):
        with pytest.raises(Misused):
            boundary_in(media)
