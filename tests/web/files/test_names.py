"""Names of files: shown as given, handed out safe."""

import pytest

from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.names import content_disposition, download_name, shown_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("自评报告.pdf", "自评报告.pdf"),
        ("C:\\Users\\示例\\报告.pdf", "报告.pdf"),
        ("../../etc/passwd", "passwd"),
        ("报告\u202efdp.exe", "报告fdp.exe"),
        ("a\u200b\u2066b\x00\r\n.pdf", "ab.pdf"),
        ("㙍𠮷🏆.pdf", "㙍𠮷🏆.pdf"),
        ("\ud842坏.pdf", "坏.pdf"),
        ("\u202e", "文件"),
        ("", "文件"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
    ],
)
def test_shown_name_keeps_what_people_read(given: str, shown: str) -> None:
    assert shown_name(given) == shown


@pytest.mark.parametrize(
    ("given", "filetype", "saved"),
    [
        ("报告.pdf", FileType.PDF, "报告.pdf"),
        ("照片.JPEG", FileType.JPG, "照片.JPEG"),
        ("报告.doc", FileType.DOCX, "报告.docx"),
        ("病毒.exe", FileType.PDF, "病毒.pdf"),
        ("第3.1版", FileType.PDF, "第3.1版.pdf"),
        ("2026.11", FileType.PDF, "2026.11.pdf"),
        ("无扩展名", FileType.XLSX, "无扩展名.xlsx"),
        ('a<b>:"c|?*.png', FileType.PNG, "a_b___c___.png"),
        ("CON.pdf", FileType.PDF, "文件CON.pdf"),
        (".pdf", FileType.PDF, "pdf.pdf"),
        ("...", FileType.PDF, "文件.pdf"),
        ("㙍𠮷🏆.pdf", FileType.PDF, "㙍𠮷🏆.pdf"),
        ("长" * 300 + ".pdf", FileType.PDF, "长" * 120 + ".pdf"),
    ],
)
def test_download_name_can_be_saved_everywhere(given: str, filetype: FileType, saved: str) -> None:
    assert download_name(given, filetype) == saved


def test_header_says_the_name_in_both_ways() -> None:
    assert content_disposition('报"告%.pdf') == (
        "attachment; filename=\"____.pdf\"; filename*=UTF-8''%E6%8A%A5%22%E5%91%8A%25.pdf"
    )
