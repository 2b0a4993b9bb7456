"""DICOM files of the films that `test_films` draws, written by pydicom, which tests alone use."""
import io
import struct

try:
    import pydicom
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import UID
except ImportError:
    pydicom = None

EXPLICIT, IMPLICIT, BIG, JPEG = (f"1.2.840.10008.1.2{end}" for end in (".1", "", ".2", ".4.50"))


def written(grey, size, syntax=EXPLICIT, bits=12, is_signed=False, data=None, **tags):
    """A file of one picture: `grey` has its 8-bit values row by row, which become `bits`-bit ones; `tags` by pydicom's keywords, None to
    leave one out. `data` are pixels as they are to stand there instead."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID("1.2.840.10008.5.1.4.1.1.1.1")
    meta.MediaStorageSOPInstanceUID = UID("1.2.826.0.1.3680043.8.498.1")
    meta.TransferSyntaxUID = UID(syntax)
    made = Dataset()
    made.file_meta, made.preamble = meta, b"\0" * 128
    made.SOPClassUID, made.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    made.Modality, made.PatientName, made.PatientID = "DX", "Nobody^Named", "17"
    allocated = 8 if bits <= 8 else 16
    made.Columns, made.Rows = size
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = allocated, bits, bits - 1, int(is_signed)
    if data is None:
        least = 2 ** (bits - 1) if is_signed else 0
        mark = (">" if syntax == BIG else "<") + {8: "b" if is_signed else "B", 16: "h" if is_signed else "H"}[allocated]
        table = [struct.pack(mark, (value << (bits - 8)) - least) for value in range(256)]
        data = b"".join(table[value] for value in grey) if allocated == 16 or is_signed else bytes(grey)
    made.add_new(0x7FE00010, "OB" if syntax == JPEG else "OW", data)
    if syntax == JPEG:
        made["PixelData"].is_undefined_length = True
    for name, value in tags.items():
        if value is None:
            delattr(made, name)
        else:
            setattr(made, name, value)
    file = io.BytesIO()
    pydicom.dcmwrite(file, made, enforce_file_format=True, implicit_vr=syntax == IMPLICIT, little_endian=syntax != BIG)
    return file.getvalue()
