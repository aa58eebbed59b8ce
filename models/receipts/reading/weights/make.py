"""Makes the shipped reader weights from the files of the PyPI wheel `rapidocr` 3.10.0 (PP-OCRv6 small, Apache-2.0).
Recognition keeps only the classes of Latin papers; both store weights as 16-bit floats that are widened when loaded.
usage: make.py FOLDER_OF_THE_WHEELS_MODELS OUT_FOLDER"""
import sys, json, hashlib, unicodedata
import numpy as np, onnx
from onnx import numpy_helper as nh, helper, TensorProto
SRC, OUT = sys.argv[1:3]
PUNCT = {'。':'.','，':',','、':',','【':'[','】':']','“':'"','”':'"','‘':"'",'’':"'",'–':'-','—':'-','―':'-','−':'-','×':'x','·':'.','•':'*','…':'.','￥':'¥'}
ASCII = [chr(c) for c in range(33,127)]
EXTRA = list('éèêëàâäáãåçïíìîñôöóòõøúùûüßÉÈÀÁÂÄÇÑÖÓÜ°²³½¼€£¥®©&')
def widen(model, skip=()):
    """Weights of more than a thousand numbers become 16-bit with a Cast in front of their use."""
    casts=[]; kept=[]
    for t in model.graph.initializer:
        a=nh.to_array(t)
        if a.dtype==np.float32 and a.size>256 and t.name not in skip:
            h=nh.from_array(a.astype(np.float16), t.name+'_h'); kept.append(h)
            casts.append(helper.make_node('Cast',[t.name+'_h'],[t.name],to=TensorProto.FLOAT))
        else: kept.append(t)
    del model.graph.initializer[:]; model.graph.initializer.extend(kept)
    nodes=list(model.graph.node); del model.graph.node[:]; model.graph.node.extend(casts+nodes)
def strip_identity(model):
    g=model.graph; outs={o.name for o in g.output}; ren={}
    keep=[]
    for n in g.node:
        for i,x in enumerate(n.input): n.input[i]=ren.get(x,x)
        if n.op_type=='Identity' and n.output[0] not in outs: ren[n.output[0]]=n.input[0]
        else: keep.append(n)
    del g.node[:]; g.node.extend(keep)
det=onnx.load(f'{SRC}/PP-OCRv6_det_small.onnx'); strip_identity(det); widen(det); onnx.checker.check_model(det); onnx.save(det,f'{OUT}/find-lines.onnx')
rec=onnx.load(f'{SRC}/PP-OCRv6_rec_small.onnx')
chars=['']+[p.value for p in rec.metadata_props if p.key=='character'][0].split('\n')
print(len(chars))
W=[t for t in rec.graph.initializer if t.name=='linear_8.w_0'][0]; B=[t for t in rec.graph.initializer if t.name=='linear_8.b_0'][0]
w,b=nh.to_array(W),nh.to_array(B)
while len(chars)<w.shape[1]: chars.append(' ')
def mapped(c):
    if c in PUNCT: return PUNCT[c]
    if c in ASCII or c in EXTRA or c==' ' or c=='\u3000': return ' ' if c=='\u3000' else c
    n=unicodedata.normalize('NFKC',c)
    return n if len(n)==1 and n in ASCII and 0xFF00<=ord(c)<=0xFFEF else None
keep=[0]; letters=['']
for i,c in enumerate(chars):
    if i==0: continue
    m=mapped(c)
    if m is not None: keep.append(i); letters.append(m)
print(len(keep), ''.join(letters))
W.CopyFrom(nh.from_array(np.ascontiguousarray(w[:,keep]),W.name)); B.CopyFrom(nh.from_array(b[keep],B.name))
rec.graph.output[0].type.tensor_type.shape.dim[2].dim_value=len(keep)
del rec.graph.value_info[:]; del rec.metadata_props[:]; strip_identity(rec); widen(rec); onnx.checker.check_model(rec); onnx.save(rec,f'{OUT}/read-line.onnx')
json.dump(letters,open(f'{OUT}/letters.json','w'),ensure_ascii=False)
for f in ('find-lines.onnx','read-line.onnx'):
    d=open(f'{OUT}/{f}','rb').read(); print(f,len(d),hashlib.sha256(d).hexdigest())
