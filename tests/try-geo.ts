import { madeUpCounty } from './support/geo/made-up-county.ts'
import { WHOLE } from './support/geo/county-size.ts'
import { makeGeography } from '../domain/geo/geography.ts'
import { raggedPolygon } from './support/geo/polygons.ts'
import { chanceOf } from './support/geo/chance.ts'
import { findCrossing } from '../domain/geo/polygon/crossing.ts'
import { liesIn } from '../domain/geo/polygon/bounds.ts'
import { faultOfRings, faultOfPositions } from '../domain/geo/polygon/positions.ts'
import { polygonInput, parsePolygon } from '../domain/geo/polygon/polygon-input.ts'
const data=madeUpCounty(WHOLE)
const g=makeGeography(data)
const chance=chanceOf(3)
for (const km of [1,10,100,500]) { const T:Record<string,number[]>={}
 const m=(n:string,f:()=>unknown)=>{const a=performance.now();f();(T[n]??=[]).push(performance.now()-a)}
 for(let i=0;i<200;i++){ const p=raggedPolygon([110.5+0.1*chance(),29.75+0.1*chance()],km,500,chance)
  m('zod',()=>polygonInput.safeParse(p)); m('rings',()=>faultOfRings(p)); m('pos',()=>faultOfPositions(p,g.bounds.area.box)); m('cross',()=>findCrossing(p)); m('lies',()=>liesIn(p,g.bounds)); m('parse',()=>parsePolygon(p,g.bounds)); m('impactOf',()=>g.impactOf(p,{units:[]})) }
 console.log(km, Object.entries(T).map(([k,v])=>{v.sort((a,b)=>a-b); return k+' '+v[100]!.toFixed(2)+'/'+v[190]!.toFixed(2)}).join('  '))}
const f0=performance.now()
const f=g.flood({gauge:'gauge-1',rainfall:{mm:120,hours:3},curveNumber:80,reachM:8000}); console.log('flood',performance.now()-f0, f.ok? [f.value.stageM,f.value.rainfall, f.value.depths.map(d=>[d.fromM,d.areaKm2,d.polygon.coordinates.length,d.polygon.coordinates[0]?.[0]?.length])]:f.faults)
if(f.ok){ const im=g.impactOf(f.value.depths[0]!.polygon,{units:[]}); console.log(im.people,im.areaKm2,im.roadKm); const r=parsePolygon(f.value.depths[0]!.polygon,g.bounds); console.log(r.ok||r.faults)}
const zig=Array.from({length:4990},(_,i)=>[110.4+i*1e-6+(i%2?0.2:0), 29.7+i*1e-6+(i%2?0.2:0)] as [number,number]); 
const zz={type:'Polygon',coordinates:[[...zig,[110.4,29.95],zig[0]]]} as any
let a=performance.now(); console.log(findCrossing(zz), performance.now()-a)
a=performance.now(); console.log(parsePolygon({type:'Polygon',coordinates:[Array.from({length:1e6},(_,i)=>[i,i])]},g.bounds).ok, performance.now()-a)
